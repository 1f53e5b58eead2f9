import Link from 'next/link';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { tagExplainer } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { platformText } from '@/components/repository/platforms';
import { EndOfLifeMark } from '@/components/tag/end-of-life-mark';
import { explanationLine, mostTelling } from '@/components/tag/explanation';
import { tagPath, tagsPath } from '@/lib/names/paths';

const LINES = 8;
const NAMES = 6;
/** What an image is, one of its first tags tells. */
const EXPLAINED = 50;

/** The first images of a repository that has no definition, and so no "supported tags": the rest is in the tags tab. */
export function TagSummary({ loaded }: { loaded: LoadedRepository }) {
  const { tags, name, messages, repository } = loaded;
  const words = messages.repository.tagSummary;
  const explain = tagExplainer(loaded);
  const images = [...tags.ofImage.values()].slice(0, LINES);
  return (
    <section aria-labelledby="tags" className="min-w-0">
      <h2 id="tags" className="mb-2 text-2xl leading-tight font-semibold">
        {words.heading}
      </h2>
      {tags.names.length === 0 ? (
        <p className="text-ink-soft">{words.none}</p>
      ) : (
        <p className="mb-3 text-sm text-ink-soft">{words.intro}</p>
      )}
      <ul className="border-b border-line empty:border-0">
        {images.map((image) => {
          const explanations = image.slice(0, EXPLAINED).map(({ name: tag }) => explain(tag));
          const ended = explanations.find(({ endedBase }) => endedBase !== null)?.endedBase;
          const platforms = (image[0]?.architectures ?? []).map(platformText);
          const telling = mostTelling(explanations);
          return (
            <li key={image[0]?.image} className="flex items-start justify-between gap-4 border-t border-line py-2.5">
              <div className="min-w-0">
                <p className="flex flex-wrap gap-x-1.5 gap-y-1">
                  {image.slice(0, NAMES).map(({ name: tag }) => (
                    <Link
                      key={tag}
                      href={tagPath(name, tag)}
                      prefetch={false}
                      className="rounded bg-surface-sunken px-1.5 font-mono text-[0.85em] leading-6 wrap-anywhere text-accent hover:underline"
                    >
                      {tag}
                    </Link>
                  ))}
                  {image.length > NAMES ? <span className="text-sm text-ink-soft">+{image.length - NAMES}</span> : null}
                </p>
                {telling ? <p className="mt-1 text-sm text-ink-soft">{explanationLine(telling)}</p> : null}
                {ended ? <EndOfLifeMark text={messages.repository.supported.endOfLife(ended)} /> : null}
              </div>
              <span className="mt-1 shrink-0 text-xs text-ink-soft" title={platforms.join(', ')}>
                {platforms.length === 1 ? (
                  <span className="font-mono">{platforms[0]}</span>
                ) : (
                  messages.repository.supported.platforms(platforms.length)
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {tags.names.length > 0 ? (
        <p className="mt-3 text-sm">
          <Link prefetch={false} href={tagsPath(name)} className="inline-block py-0.5 text-accent hover:underline">
            {words.all(repository.tagCount)}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
