import type { TagView } from '@/lib/tags/schema';

/** The tags of a repository by the image they name, images and tags in the order given. */
export function imagesOf(tags: readonly TagView[]): TagView[][] {
  const images = new Map<string, TagView[]>();
  for (const tag of tags) {
    const image = images.get(tag.imageGroup);
    if (image) image.push(tag);
    else images.set(tag.imageGroup, [tag]);
  }
  return [...images.values()];
}
