import { type IndexedTag, orderedTags, type TagIndex } from '@/lib/tags/tag-index';

/**
 * The images of a repository with the tags of each, in the order of the page. Of more images than `most`, those of
 * `latest` and of the newest versions; of an image with more tags, the first.
 */
export function imagesFirst(index: TagIndex, most: { images: number; tags: number }): (readonly IndexedTag[])[] {
  const shortened = (image: readonly IndexedTag[]) => image.slice(0, most.tags);
  if (index.ofImage.size <= most.images) return [...index.ofImage.values()].map(shortened);
  const first = new Set<string>();
  for (const { image } of orderedTags(index, 'version')) {
    first.add(image);
    if (first.size === most.images) break;
  }
  return [...first].map((image) => shortened(index.ofImage.get(image) ?? []));
}
