import { compareTagKeys, tagKey } from '@/lib/tags/compare-tags';
import { PUSHED_POSITION } from '@/lib/tags/pushed-position';

/** What finding, ordering and grouping need of a tag: little, so that ten thousand of them may stay in memory. */
export type IndexedTag = {
  readonly name: string;
  readonly position: number;
  readonly isShared: boolean;
  /** Tags with the same word name the same image: by what the registry has, else by the library definition. */
  readonly image: string;
  readonly digest: string | null;
  /** docker-library's words */
  readonly architectures: readonly string[];
  /** When it was last pushed; milliseconds since 1970 */
  readonly pushedAt: number | null;
  /** When it came to name its image, as far as the catalogue knows; milliseconds since 1970 */
  readonly updatedAt: number;
};

/** All tags of a repository, as loadTagIndex keeps them. */
export type TagIndex = {
  /** Another one for every change of the tags; pulls change nothing. */
  readonly fingerprint: string;
  /** In the order of the page: the library definition's, then by version */
  readonly tags: readonly IndexedTag[];
  /** The same, by name only; one array, so that what it says of versions is read once */
  readonly names: readonly string[];
  readonly byName: ReadonlyMap<string, IndexedTag>;
  /** By the image they name, images and tags in the order of the page */
  readonly ofImage: ReadonlyMap<string, readonly IndexedTag[]>;
};

export type TagSort = 'page' | 'version' | 'newest' | 'oldest' | 'name';

function byVersion(tags: readonly IndexedTag[]): IndexedTag[] {
  const keyed = tags.map((tag) => ({ tag, key: tagKey(tag.name) }));
  return keyed.sort((a, b) => compareTagKeys(a.key, b.key)).map(({ tag }) => tag);
}

/** The index of tags in whatever order. */
export function toTagIndex(fingerprint: string, unordered: readonly IndexedTag[]): TagIndex {
  // The second sort keeps the first one's order where positions are equal.
  const tags = byVersion(unordered).sort((a, b) => a.position - b.position);
  const ofImage = new Map<string, IndexedTag[]>();
  for (const tag of tags) {
    const image = ofImage.get(tag.image);
    if (image) image.push(tag);
    else ofImage.set(tag.image, [tag]);
  }
  return {
    fingerprint,
    tags,
    names: tags.map(({ name }) => name),
    byName: new Map(tags.map((tag) => [tag.name, tag])),
    ofImage,
  };
}

const dateOf = ({ pushedAt, updatedAt }: IndexedTag): number => pushedAt ?? updatedAt;

/** Of the same moment, by version: tags that one push set stand in a sensible order. */
const ORDERS: Readonly<Record<TagSort, (tags: readonly IndexedTag[]) => readonly IndexedTag[]>> = {
  page: (tags) => tags,
  version: byVersion,
  newest: (tags) => byVersion(tags).sort((a, b) => dateOf(b) - dateOf(a)),
  oldest: (tags) => byVersion(tags).sort((a, b) => dateOf(a) - dateOf(b)),
  name: (tags) => [...tags].sort((a, b) => (a.name < b.name ? -1 : 1)),
};

const ordered = new WeakMap<TagIndex, Map<TagSort, readonly IndexedTag[]>>();

/** All tags in an order; each order is made once for an index. */
export function orderedTags(index: TagIndex, sort: TagSort): readonly IndexedTag[] {
  const known = ordered.get(index) ?? new Map<TagSort, readonly IndexedTag[]>();
  ordered.set(index, known);
  const found = known.get(sort) ?? ORDERS[sort](index.tags);
  known.set(sort, found);
  return found;
}

/** The order that suits a repository: its library definition's where it has one, else what was pushed last. */
export const defaultSort = ({ tags }: TagIndex): TagSort =>
  (tags[0]?.position ?? PUSHED_POSITION) < PUSHED_POSITION ? 'page' : 'newest';
