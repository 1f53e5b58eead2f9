import Link from 'next/link';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import type { ExplainTag } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { tagPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { TagView } from '@/lib/tags/schema';

/** The other tags of the same image, each with how far it moves; for a shared tag, the images it stands for. */
export function TagNames({
  loaded: { name, messages, supportedTags },
  tag,
  explain,
}: {
  loaded: LoadedRepository;
  tag: TagView;
  explain: ExplainTag;
}) {
  const words = messages.tags.tag;
  const group = tag.isShared ? supportedTags?.shared.find(({ tags }) => tags.includes(tag.name)) : undefined;
  return (
    <>
      {group ? (
        <section aria-labelledby="members">
          <h2 id="members" className="mb-3 text-2xl leading-tight font-semibold">
            {words.sharedMembers}
          </h2>
          <TagLinks repository={name} tags={group.members.map((member) => member.tag)} explain={explain} />
        </section>
      ) : null}
      <section aria-labelledby="same">
        <h2 id="same" className="mb-3 text-2xl leading-tight font-semibold">
          {words.same}
        </h2>
        {tag.aliases.length > 0 ? (
          <TagLinks repository={name} tags={tag.aliases} explain={explain} />
        ) : (
          <p className="text-ink-soft">{words.sameNone}</p>
        )}
      </section>
    </>
  );
}

function TagLinks({
  repository,
  tags,
  explain,
}: {
  repository: RepositoryName;
  tags: readonly string[];
  explain: ExplainTag;
}) {
  return (
    <ul className="border-b border-line">
      {tags.map((tag) => (
        <li key={tag} className="flex flex-wrap items-baseline justify-between gap-x-6 border-t border-line py-2">
          <Link
            href={tagPath(repository, tag)}
            prefetch={false}
            className="py-0.5 font-mono text-sm wrap-anywhere text-accent hover:underline"
          >
            {tag}
          </Link>
          <span className="text-sm text-ink-soft">{explain(tag).moves.short}</span>
        </li>
      ))}
    </ul>
  );
}
