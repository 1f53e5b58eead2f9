import { LineMeaning } from '@/app/(catalogue)/r/[namespace]/[name]/_components/line-meaning';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import type { ExplainTag } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { platformText } from '@/components/repository/platforms';
import { EndOfLifeMark } from '@/components/tag/end-of-life-mark';
import { TagChips } from '@/components/tag/tag-chips';
import type { SupportedTags } from '@/lib/tags/supported-tags';

/** One image: all its tags in one link to what it was built from, its platforms, and what its tags mean. */
export function SupportedTagLine({
  line: { tags, url, architectures, kind },
  loaded,
  explain,
}: {
  line: SupportedTags['simple'][number];
  loaded: LoadedRepository;
  explain: ExplainTag;
}) {
  const words = loaded.messages.repository.supported;
  const explanations = tags.map(explain);
  const ended = explanations.find(({ endedBase }) => endedBase !== null)?.endedBase;
  const platforms = architectures.map(platformText);
  return (
    <li data-tags={tags.join(' ')} className="tag-line">
      <div className="tag-line-head">
        {url ? (
          <a
            href={url}
            rel="nofollow noopener noreferrer"
            className="tag-link"
            title={kind === 'oci-index' ? words.indexTitle : undefined}
          >
            <TagChips tags={tags} />
            {kind === 'oci-index' ? <span className="ml-2 text-xs">({words.index})</span> : null}
          </a>
        ) : (
          <span className="min-w-0 leading-loose">
            <TagChips tags={tags} />
          </span>
        )}
        <span className="tag-platforms" title={platforms.join(', ')}>
          {platforms.length === 1 ? platforms[0] : words.platforms(platforms.length)}
        </span>
      </div>
      {ended ? <EndOfLifeMark text={words.endOfLife(ended)} /> : null}
      <LineMeaning label={words.meaning} repository={loaded.name} explanations={explanations} platforms={platforms} />
    </li>
  );
}
