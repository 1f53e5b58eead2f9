import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { OutsideLink } from '@/components/repository/link-list';
import { platformText } from '@/components/repository/platforms';
import type { TagView } from '@/lib/tags/schema';

/** `https://github.com/o/r/blob/<commit>/path/Dockerfile` → `path/Dockerfile`, the part worth reading. */
function fileOf(url: string): string {
  const { pathname } = new URL(url);
  return /\/(?:blob|tree)\/(?:[0-9a-f]{40}\/)?(.+)$/.exec(pathname)?.[1] ?? pathname;
}

/** A tag's platforms, each with the file its image was built from. */
export function TagPlatforms({ loaded: { messages }, tag }: { loaded: LoadedRepository; tag: TagView }) {
  const words = messages.tags.tag;
  const hasSources = Object.values(tag.urls).some((url) => url !== null);
  return (
    <section aria-labelledby="platforms">
      <h2 id="platforms" className="mb-3 text-2xl leading-tight font-semibold">
        {words.platforms}
      </h2>
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="text-ink-soft">
            <th scope="col" className="py-1.5 pr-4 font-normal">
              {words.platform}
            </th>
            <th scope="col" className="hidden py-1.5 pr-4 font-normal sm:table-cell">
              {words.libraryWord}
            </th>
            {hasSources ? (
              <th scope="col" className="py-1.5 font-normal">
                {words.builtFrom}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {tag.architectures.map((word) => {
            const url = tag.urls[word];
            return (
              <tr key={word} className="border-t border-line last:border-b">
                <th scope="row" className="py-2 pr-4 align-top font-mono font-normal whitespace-nowrap">
                  {platformText(word)}
                </th>
                <td className="hidden py-2 pr-4 align-top font-mono text-ink-soft sm:table-cell">{word}</td>
                {hasSources ? (
                  <td className="py-2 align-top">
                    {url ? (
                      <OutsideLink href={url}>
                        <span className="font-mono">{fileOf(url)}</span>
                        {url.includes('index.json') ? ` (${words.index})` : null}
                      </OutsideLink>
                    ) : (
                      <span className="text-ink-soft">{words.noSource}</span>
                    )}
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
