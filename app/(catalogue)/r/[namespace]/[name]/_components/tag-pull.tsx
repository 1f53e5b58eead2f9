import Link from 'next/link';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { pullSource } from '@/app/(catalogue)/r/[namespace]/[name]/_load/pull-source';
import type { ExplainTag } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { ClientChoice } from '@/components/repository/client-choice';
import { PullLines } from '@/components/repository/pull-lines';
import { shortestFixed } from '@/components/tag/explanation';
import { CodeLine } from '@/components/ui/code-line';
import { tagPath } from '@/lib/names/paths';
import { fromReference } from '@/lib/names/pull-command';
import type { TagView } from '@/lib/tags/schema';

/** How to take this tag, and the most exact tag of the same image for those who need the same version tomorrow. */
export function TagPull({
  loaded: { name, repository, messages },
  tag,
  explain,
}: {
  loaded: LoadedRepository;
  tag: TagView;
  explain: ExplainTag;
}) {
  const words = messages.tags.tag;
  const { pull } = messages.repository;
  const source = pullSource(repository);
  const reference = fromReference(source.registryHost, source.repository, tag.name);
  const fixed = explain(tag.name).moves.isFixed ? tag.name : shortestFixed(tag.aliases.map(explain));
  return (
    <section
      aria-labelledby="pull"
      className="min-w-0 self-start rounded-lg border border-line bg-surface-raised p-4 lg:col-start-2 lg:row-start-1"
    >
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 id="pull" className="text-sm font-semibold">
          {words.pull}
        </h2>
        <ClientChoice legend={pull.client} />
      </div>
      <PullLines {...source} tag={tag.name} words={pull} />
      <h3 className="mt-4 mb-2 text-sm font-semibold">{words.from}</h3>
      <CodeLine code={`FROM ${reference}`} label={words.copyFrom} copiedLabel={pull.copied} />
      {tag.digest ? (
        <>
          <h3 className="mt-4 mb-2 text-sm font-semibold">{messages.images.facts.pinned}</h3>
          <CodeLine
            code={`${reference}@${tag.digest}`}
            label={messages.images.facts.copyPinned}
            copiedLabel={pull.copied}
          />
        </>
      ) : null}
      {fixed ? (
        <p className="mt-4 border-t border-line pt-3 text-sm text-ink-soft">
          {fixed === tag.name ? (
            words.isPinned
          ) : (
            <>
              {words.pinnedHint}{' '}
              <Link href={tagPath(name, fixed)} prefetch={false} className="font-mono text-accent hover:underline">
                {fixed}
              </Link>
            </>
          )}
        </p>
      ) : null}
    </section>
  );
}
