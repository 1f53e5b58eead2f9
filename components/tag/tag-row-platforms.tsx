import { Fragment } from 'react';
import type { SeverityWords } from '@/components/scan/severity-counts';
import { TagDigest } from '@/components/tag/tag-digest';
import type { TagRowPlatform } from '@/components/tag/tag-row';
import { TagScan } from '@/components/tag/tag-scan';
import { type Counted, counted } from '@/lib/language/format';

export type TagPlatformWords = {
  copyDigest: string;
  copied: string;
  digest: string;
  platform: string;
  size: string;
  sizeUnknown: string;
  allPlatforms: string;
  morePlatforms: Counted;
  scan: SeverityWords;
};

const SHOWN = 3;
/** Folding away fewer than this would save nobody a scroll. */
const FEWEST_FOLDED = 2;

type Props = {
  platforms: readonly TagRowPlatform[];
  /** What the tag itself names: an index of these, or the only one */
  digest?: string | null;
  /** Names the table to a screen reader */
  label: string;
  words: TagPlatformWords;
};

/**
 * The digest of a line, and what it has for each platform: its digest and what pulling it transfers. Long lists fold
 * away behind the first.
 */
export function TagRowPlatforms({ platforms, digest = null, label, words }: Props) {
  const isLong = platforms.length >= SHOWN + FEWEST_FOLDED;
  const shown = isLong ? platforms.slice(0, SHOWN) : platforms;
  const folded = platforms.slice(shown.length);
  // Of a tag that only a definition names, the platforms are all there is: one line has room for them.
  if (digest === null)
    return (
      <p className="font-mono text-xs leading-6 text-ink-soft">
        {platforms.map(({ platform }) => platform).join(', ')}
      </p>
    );
  return (
    <>
      <PlatformTable platforms={shown} digest={digest} label={label} words={words} />
      {folded.length > 0 ? (
        <details>
          <summary className="inline-block py-1 text-xs text-accent hover:underline">
            {counted(words.morePlatforms, folded.length)}
          </summary>
          <PlatformTable platforms={folded} label={label} words={words} />
        </details>
      ) : null}
    </>
  );
}

function PlatformTable({ platforms, digest = null, label, words }: Props) {
  const isIndex = digest !== null && !platforms.some((platform) => platform.digest === digest);
  return (
    <table className="w-full table-fixed text-left text-xs" aria-label={label}>
      <thead className="sr-only">
        <tr>
          <th scope="col">{words.platform}</th>
          <th scope="col">{words.digest}</th>
          <th scope="col">{words.size}</th>
        </tr>
      </thead>
      <tbody>
        {isIndex ? (
          <tr>
            <th scope="row" className="pr-2 font-normal text-ink-soft">
              {platforms.length > 0 ? words.allPlatforms : words.digest}
            </th>
            <td>
              <TagDigest digest={digest} words={words} />
            </td>
            <td />
          </tr>
        ) : null}
        {platforms.map(({ platform, digest: own, size, scan }) => (
          <Fragment key={own ?? platform}>
            <tr>
              <th scope="row" className="w-2/5 pr-2 font-mono font-normal wrap-anywhere">
                {platform}
              </th>
              <td>{own ? <TagDigest digest={own} words={words} /> : null}</td>
              <td className="w-20 text-right whitespace-nowrap text-ink-soft tabular-nums">
                {size ?? <span className="whitespace-normal">{words.sizeUnknown}</span>}
              </td>
            </tr>
            {scan ? (
              <tr>
                <td colSpan={3} className="pb-2">
                  <TagScan scan={scan} words={words.scan} />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
