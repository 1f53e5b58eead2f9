import type { StockedImage } from '@/lib/registry-sync/load-image-stock';
import type { KnownTag } from '@/lib/registry-sync/plan-deletion';

/** Images without a tag that stand for themselves: no platform of an index, and nothing that is said of another image. */
export function untaggedImages({
  tags,
  images,
}: {
  tags: readonly KnownTag[];
  images: ReadonlyMap<string, StockedImage>;
}): StockedImage[] {
  const all = [...images.values()];
  const named = new Set([...tags, ...all.flatMap(({ children }) => children)].map(({ digest }) => digest));
  return all.filter(
    ({ digest, kind, subject }) => (kind === 'image' || kind === 'index') && subject === null && !named.has(digest),
  );
}
