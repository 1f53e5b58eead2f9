import type { HistoryEntry } from '@/lib/registry/image-config';
import type { Descriptor } from '@/lib/registry/manifest-schema';

/** A step of an image's making: with a layer, or (`empty`) without one, as ENV and LABEL are. */
export type Layer =
  | {
      empty: false;
      /** Of the layer as it is stored and transferred. */
      digest: string;
      /** Of the layer uncompressed; null when the configuration does not say. */
      diffId: string | null;
      /** Bytes, compressed. */
      size: number;
      mediaType: string;
      createdBy: string | null;
      created: string | null;
    }
  | { empty: true; createdBy: string | null; created: string | null };

/**
 * The layers from the bottom up with the instruction that made each. An entry of the history that is not marked as empty
 * takes the next layer. Histories are optional, may end early, or call everything empty (buildah): layers that no entry
 * took come last, entries that find no layer left are empty.
 */
export function layersWithHistory(
  descriptors: readonly Descriptor[],
  diffIds: readonly string[],
  history: readonly HistoryEntry[],
): Layer[] {
  // With another number of them, which diff id belongs to which layer is a guess.
  const matching = diffIds.length === descriptors.length ? diffIds : [];
  let next = 0;
  const take = (createdBy: string | null, created: string | null): Layer => {
    const descriptor = descriptors[next];
    if (!descriptor) return { empty: true, createdBy, created };
    const { digest, size, mediaType } = descriptor;
    const diffId = matching[next] ?? null;
    next += 1;
    return { empty: false, digest, diffId, size, mediaType, createdBy, created };
  };
  const layers = history.map(
    ({ created_by, created, empty_layer }): Layer =>
      empty_layer ? { empty: true, createdBy: created_by, created } : take(created_by, created),
  );
  while (next < descriptors.length) layers.push(take(null, null));
  return layers;
}
