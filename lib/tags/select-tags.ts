import { digestPrefix } from '@/lib/tags/tag-filter';
import { type IndexedTag, orderedTags, type TagIndex, type TagSort } from '@/lib/tags/tag-index';

export type TagSelection = {
  filter: string;
  sort: TagSort;
  view: 'image' | 'tag';
  page: number;
  pageSize: number;
  /** Places by digest, which come before the order; a digest without one comes last */
  places?: ReadonlyMap<string, number> | undefined;
};

/** A line of the list: one tag, or the matching tags of one image, in the order asked for. */
export type TagLine = readonly [IndexedTag, ...IndexedTag[]];

export type SelectedTags = {
  lines: readonly TagLine[];
  /** Lines on all pages */
  total: number;
  /** Tags that match, on all lines */
  tagCount: number;
};

/** Which tags a filter keeps: those whose name contains it, and those of a digest that begins with it. */
function matcher(filter: string, indexesWithIt: ReadonlySet<string>): (tag: IndexedTag) => boolean {
  const wanted = filter.toLowerCase();
  const prefix = digestPrefix(filter);
  return ({ name, digest }) =>
    name.toLowerCase().includes(wanted) ||
    (prefix !== null && digest !== null && (digest.startsWith(prefix) || indexesWithIt.has(digest)));
}

function byPlace(tags: readonly IndexedTag[], places: ReadonlyMap<string, number>): readonly IndexedTag[] {
  const placeOf = ({ digest }: IndexedTag) =>
    (digest === null ? undefined : places.get(digest)) ?? Number.MAX_SAFE_INTEGER;
  return [...tags].sort((a, b) => placeOf(a) - placeOf(b));
}

/** An image stands where the first of its matching tags does. */
function byImage(tags: readonly IndexedTag[]): TagLine[] {
  const lines = new Map<string, [IndexedTag, ...IndexedTag[]]>();
  for (const tag of tags) {
    const line = lines.get(tag.image);
    if (line) line.push(tag);
    else lines.set(tag.image, [tag]);
  }
  return [...lines.values()];
}

/**
 * The page that is asked for: filter and order are over the whole list, and pages count lines. `indexesWithIt` are the
 * digests of image indexes that hold an image of the digest that the filter names.
 */
export function selectTags(
  index: TagIndex,
  { filter, sort, view, page, pageSize, places }: TagSelection,
  indexesWithIt: ReadonlySet<string> = new Set(),
): SelectedTags {
  const inOrder = orderedTags(index, sort);
  const all = places ? byPlace(inOrder, places) : inOrder;
  const matching = filter === '' ? all : all.filter(matcher(filter, indexesWithIt));
  const start = (page - 1) * pageSize;
  const end = start + pageSize;
  if (view === 'tag')
    return { lines: matching.slice(start, end).map((tag) => [tag]), total: matching.length, tagCount: matching.length };
  const lines = byImage(matching);
  return { lines: lines.slice(start, end), total: lines.length, tagCount: matching.length };
}
