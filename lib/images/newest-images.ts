import { type IndexedTag, orderedTags, type TagIndex } from '@/lib/tags/tag-index';

/** The images whose tags were pushed last, each with its tags, the newest first; only of what a registry has. */
export function newestImages(index: TagIndex, most: number): (readonly [IndexedTag, ...IndexedTag[]])[] {
  const images: (readonly [IndexedTag, ...IndexedTag[]])[] = [];
  const seen = new Set<string>();
  for (const tag of orderedTags(index, 'newest')) {
    if (images.length >= most) break;
    if (tag.digest === null || seen.has(tag.image)) continue;
    seen.add(tag.image);
    images.push([tag, ...(index.ofImage.get(tag.image) ?? []).filter(({ name }) => name !== tag.name)]);
  }
  return images;
}

/** The tag that stands for a repository: `latest` where the registry has it, else what was pushed last. */
export function leadingTag(index: TagIndex): IndexedTag | undefined {
  const latest = index.byName.get('latest');
  return latest && latest.digest !== null ? latest : newestImages(index, 1)[0]?.[0];
}
