import Link from 'next/link';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { loadNewestTags } from '@/app/(catalogue)/r/[namespace]/[name]/_load/newest-tags';
import { Time } from '@/components/ui/time';
import { formatBytes } from '@/lib/language/format';
import { tagPath, tagsPath } from '@/lib/names/paths';
import type { TagView } from '@/lib/tags/schema';

const NAMES = 5;
const PLATFORMS = 4;

function Sizes({ tag: { images, size } }: { tag: TagView }) {
  const known = images.flatMap((image) => image.size ?? []);
  if (known.length === 0) return size === null ? null : formatBytes(size);
  const [least, most] = [formatBytes(Math.min(...known)), formatBytes(Math.max(...known))];
  return least === most ? least : `${least} – ${most}`;
}

/** What was pushed last, an image on a line: its tags, platforms and size. The rest is in the tags tab. */
export async function NewestTags({ loaded }: { loaded: LoadedRepository }) {
  const { name, messages, repository, viewer } = loaded;
  const words = messages.images.newest;
  const newest = await loadNewestTags(loaded);
  return (
    <section aria-labelledby="tags" className="min-w-0">
      <h2 id="tags" className="mb-3 text-2xl leading-tight font-semibold">
        {words.heading}
      </h2>
      <ul className="border-b border-line">
        {newest.map((tag) => {
          const platforms = tag.images.flatMap(({ platform }) => platform ?? []);
          const names = [tag.name, ...tag.aliases];
          return (
            <li
              key={tag.name}
              className="grid gap-x-4 gap-y-1 border-t border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_11rem]"
            >
              <p className="flex flex-wrap content-start gap-x-1.5 gap-y-1">
                {names.slice(0, NAMES).map((alias) => (
                  <Link
                    key={alias}
                    href={tagPath(name, alias)}
                    prefetch={false}
                    className="rounded bg-surface-sunken px-1.5 font-mono text-[0.85em] leading-6 wrap-anywhere text-accent hover:underline"
                  >
                    {alias}
                  </Link>
                ))}
                {names.length > NAMES ? <span className="text-sm text-ink-soft">+{names.length - NAMES}</span> : null}
              </p>
              <p className="min-w-0 font-mono text-xs leading-6 wrap-anywhere text-ink-soft">
                {platforms.slice(0, PLATFORMS).join(', ')}
                {platforms.length > PLATFORMS ? ` +${platforms.length - PLATFORMS}` : null}
              </p>
              <p className="text-sm text-ink-soft sm:text-right">
                <span className="block whitespace-nowrap text-ink tabular-nums">
                  <span className="sr-only">{words.size} </span>
                  <Sizes tag={tag} />
                </span>
                {tag.pushedAt ? <Time date={tag.pushedAt} language={viewer.language} /> : null}
              </p>
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-sm">
        <Link prefetch={false} href={tagsPath(name)} className="inline-block py-0.5 text-accent hover:underline">
          {messages.repository.tagSummary.all(repository.tagCount)}
        </Link>
      </p>
    </section>
  );
}
