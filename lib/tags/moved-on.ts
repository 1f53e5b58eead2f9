import { compareTags } from '@/lib/tags/compare-tags';
import type { IndexedTag, TagIndex } from '@/lib/tags/tag-index';

/** A version of two numbers or more, with what stands before and after it. */
const EXACT = /^(v?)(\d+(?:\.\d+)+)(.*)$/i;
/** Of an image with thousands of tags, more than enough to find its version among. */
const MOST_READ = 200;

export type MovedOn = {
  /** The moving tag of the same series, as `1.27` is of `1.27.1` */
  series: string;
  /** The more exact tag of the image that it names now; null where that has none */
  now: string | null;
};

/** Of an image's tags the newest that counts as far as `version`, with the same words around it. */
function newestLike(index: TagIndex, image: string, version: string, [before, after]: [string, string]): string | null {
  const length = version.split('.').length;
  const names = (index.ofImage.get(image) ?? []).slice(0, MOST_READ).flatMap(({ name }) => {
    const [, v, numbers, rest] = EXACT.exec(name) ?? [];
    return v === before && rest === after && numbers && numbers.split('.').length >= length ? [name] : [];
  });
  return names.sort(compareTags)[0] ?? null;
}

/**
 * Whether the series of an exact tag has moved on: the nearest moving tag of the same words (`1.27-alpine` for
 * `1.27.1-alpine`, else `1-alpine`) names an image of a newer version, or one pushed later. Null where it names the
 * same image or an older one, and where there is no such tag: then nobody can tell.
 */
export function movedOn(index: TagIndex, tag: IndexedTag): MovedOn | null {
  const [, before = '', version, after = ''] = EXACT.exec(tag.name) ?? [];
  if (version === undefined) return null;
  const numbers = version.split('.');
  for (let length = numbers.length - 1; length > 0; length -= 1) {
    const series = index.byName.get(`${before}${numbers.slice(0, length).join('.')}${after}`);
    if (!series || series.isShared !== tag.isShared) continue;
    if (series.image === tag.image) return null;
    const now = newestLike(index, series.image, version, [before, after]);
    const isNewer = now
      ? compareTags(now, tag.name) < 0
      : series.pushedAt !== null && tag.pushedAt !== null && series.pushedAt > tag.pushedAt;
    return isNewer ? { series: series.name, now } : null;
  }
  return null;
}
