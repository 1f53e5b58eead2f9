import { formatPlatform, type Platform } from '@/lib/names/platform';
import { parseImageConfig } from '@/lib/registry/image-config';
import type { ImageGraph, PlatformImage } from '@/lib/registry/image-graph';
import { layersWithHistory } from '@/lib/registry/layer-history';
import { type Descriptor, type ImageIndex, imageIndex, imageManifest } from '@/lib/registry/manifest-schema';
import { isImageConfigType, isIndexType, isManifestType } from '@/lib/registry/media-types';
import type { ManifestFound } from '@/lib/registry/read-manifest';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { registryFailure, registryProblemOf } from '@/lib/registry/registry-failure';

const MAX_DEPTH = 3;
const MAX_MANIFESTS = 500;
/** Of all manifests and configurations of one image together. */
const MAX_BYTES = 64 << 20;
const REFERENCE_TYPE = 'vnd.docker.reference.type';
const REFERENCE_DIGEST = 'vnd.docker.reference.digest';

type Child = ImageIndex['manifests'][number];

/** What the walk needs of a registry. */
export type ImageSource = Pick<RegistryClient, 'getManifest' | 'getBlobJson'>;

/** Both marks together: with one alone, an image could be hidden from whoever looks at its platforms. */
const isAttestation = ({ annotations, platform }: Child): boolean =>
  annotations[REFERENCE_TYPE] === 'attestation-manifest' &&
  platform?.os === 'unknown' &&
  platform.architecture === 'unknown';

function platformText(...candidates: (Partial<Record<keyof Platform, string | null>> | null)[]): string | null {
  const known = candidates.find((candidate) => candidate?.os && candidate.architecture && candidate.os !== 'unknown');
  if (!known?.os || !known.architecture) return null;
  const { os, architecture, variant } = known;
  return formatPlatform({ os, architecture, ...(variant ? { variant } : {}) });
}

const malformed = (digest: string) =>
  registryFailure('garbage', `The manifest ${digest} is not made as its type demands.`, { digest });

/**
 * An image or image index with everything that hangs on it: index → manifests → configurations; never layers.
 * Bounded in depth, number and bytes; an index that leads back to itself is walked once.
 * @throws AppError of the registry client, or with `details.reason` `garbage` or `too-large`
 */
export async function readImageGraph(source: ImageSource, repository: string, reference: string): Promise<ImageGraph> {
  const seen = new Set<string>();
  let bytes = 0;
  const spend = (size: number) => {
    bytes += size;
    if (bytes > MAX_BYTES || seen.size > MAX_MANIFESTS)
      throw registryFailure(
        'too-large',
        `The image ${reference} of ${repository} has too many parts, or too large ones.`,
      );
  };

  async function load(at: string): Promise<ManifestFound> {
    const found = await source.getManifest(repository, at);
    spend(found.size);
    return found;
  }

  async function readImage(found: ManifestFound, listed: Child | null) {
    const manifest = imageManifest.safeParse(found.json);
    if (!manifest.success) throw malformed(found.digest);
    const { config, layers, annotations, subject, artifactType } = manifest.data;
    const common = { subject: subject?.digest ?? null, annotations };
    if (artifactType !== undefined || !isImageConfigType(config.mediaType))
      return { ...common, artifactType: artifactType ?? config.mediaType, image: null, blobs: [config, ...layers] };
    spend(config.size);
    const parsed = parseImageConfig(await source.getBlobJson(repository, config.digest, config.size));
    if (!parsed) throw malformed(config.digest);
    const image: PlatformImage = {
      platform: platformText(listed?.platform ?? null, parsed.config),
      digest: found.digest,
      mediaType: found.mediaType,
      size: layers.reduce((sum, { size }) => sum + size, 0),
      config: parsed.config,
      configBlob: { digest: config.digest, size: config.size },
      layers: layersWithHistory(layers, parsed.diffIds, parsed.history),
      annotations,
    };
    return { ...common, artifactType: null, image, blobs: [] };
  }

  async function readChild(child: Child, depth: number, graph: ImageGraph): Promise<void> {
    const { digest, mediaType, size, annotations } = child;
    if (!isManifestType(mediaType)) return;
    const known = graph.platforms.find((image) => image.digest === digest);
    const platform = platformText(child.platform);
    if (
      known &&
      platform !== null &&
      graph.platforms.every((image) => image.digest !== digest || image.platform !== platform)
    )
      graph.platforms.push({ ...known, platform });
    if (seen.has(digest)) return;
    seen.add(digest);
    if (isAttestation(child)) {
      const type = annotations[REFERENCE_TYPE] ?? 'attestation-manifest';
      graph.attestations.push({ digest, size, subject: annotations[REFERENCE_DIGEST] ?? null, type });
      return;
    }
    let found: ManifestFound;
    try {
      found = await load(digest);
    } catch (error) {
      if (registryProblemOf(error) !== 'not-found') throw error;
      graph.missing.push(digest);
      return;
    }
    if (isIndexType(found.mediaType)) await readChildren(found, depth + 1, graph);
    else {
      const { image } = await readImage(found, child);
      if (image) graph.platforms.push(image);
    }
  }

  async function readChildren(found: ManifestFound, depth: number, graph: ImageGraph): Promise<Descriptor | null> {
    const index = imageIndex.safeParse(found.json);
    if (!index.success) throw malformed(found.digest);
    if (depth > MAX_DEPTH)
      throw registryFailure('too-large', `The image ${reference} of ${repository} is nested too deep.`);
    if (depth === 1) {
      graph.annotations = index.data.annotations;
      graph.artifactType = index.data.artifactType ?? null;
    }
    for (const child of index.data.manifests) await readChild(child, depth, graph);
    return index.data.subject;
  }

  const root = await load(reference);
  seen.add(root.digest);
  const graph: ImageGraph = {
    digest: root.digest,
    mediaType: root.mediaType,
    size: root.size,
    kind: 'index',
    artifactType: null,
    platforms: [],
    attestations: [],
    missing: [],
    blobs: [],
    subject: null,
    annotations: {},
  };
  if (isIndexType(root.mediaType)) {
    graph.subject = (await readChildren(root, 1, graph))?.digest ?? null;
    return graph;
  }
  const { image, subject, annotations, artifactType, blobs } = await readImage(root, null);
  const kind = image ? 'image' : 'artifact';
  const own = blobs.map(({ digest, size, mediaType }) => ({ digest, size, mediaType }));
  return { ...graph, kind, artifactType, subject, annotations, blobs: own, platforms: image ? [image] : [] };
}
