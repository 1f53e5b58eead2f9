import { parseDigest } from '@/lib/names/digest';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { ImageGraph, PlatformImage } from '@/lib/registry/image-graph';
import { parseReferrerTag, type ReferrerKind } from '@/lib/registry/referrer-tag';
import { textBudget } from '@/lib/registry-sync/stored-text';

/** Characters of configuration, history and annotations that are kept of one image. */
const BUDGET = 512 * 1024;
const UNKNOWN_PLATFORM = 'unknown/unknown';

export type StoredImage = {
  digest: string;
  manifests: Prisma.ManifestCreateManyInput[];
  children: Prisma.ManifestChildCreateManyInput[];
};
type Kind = Prisma.ManifestCreateManyInput['kind'];

/** What BuildKit's attestations are made of; pushed as if they were images of the platform unknown/unknown. */
const STATEMENT = 'application/vnd.in-toto+json';
const signatureLayer = /simplesigning|\.signature/;
const FILESYSTEM_LAYER = /^application\/vnd\.(?:oci\.image\.layer|docker\.image\.rootfs)\./;

/** Something to run, or a list of such: whoever pushes it under a signature's tag, everybody's image stays an image. */
const isRunnable = ({ platforms }: ImageGraph): boolean =>
  platforms.some(({ layers }) => layers.some((layer) => !layer.empty && FILESYSTEM_LAYER.test(layer.mediaType)));

/** What something is that is no image to run: by the tag it was pushed under, by its type, by what is in it. */
function referrerKind(graph: ImageGraph, byTag: ReferrerKind | undefined): Kind | undefined {
  if (byTag && byTag !== 'index') return byTag;
  const type = graph.artifactType ?? '';
  if (/signature|sigstore\.bundle|cosign/.test(type)) return 'signature';
  if (/sbom|spdx|cyclonedx|syft/.test(type)) return 'sbom';
  if (/in-toto|attestation/.test(type)) return 'attestation';
  const types = graph.platforms.flatMap((image) =>
    image.layers.flatMap((layer) => (layer.empty ? [] : layer.mediaType)),
  );
  if (types.length > 0 && types.every((layerType) => signatureLayer.test(layerType))) return 'signature';
  if (types.length > 0 && types.every((layerType) => layerType === STATEMENT)) return 'attestation';
  return undefined;
}

function imageColumns(image: PlatformImage) {
  const { text, optional, list, record } = textBudget(BUDGET);
  const { config } = image;
  const builtAt = config.created === null ? Number.NaN : Date.parse(config.created);
  return {
    platform: image.platform === UNKNOWN_PLATFORM ? null : image.platform,
    builtAt: Number.isNaN(builtAt) ? null : new Date(builtAt),
    config: {
      ...image.configBlob,
      os: optional(config.os),
      architecture: optional(config.architecture),
      variant: optional(config.variant),
      author: optional(config.author),
      user: optional(config.user),
      workingDirectory: optional(config.workingDirectory),
      stopSignal: optional(config.stopSignal),
      entrypoint: list(config.entrypoint),
      command: list(config.command),
      exposedPorts: list(config.exposedPorts),
      environment: list(config.environment),
      volumes: list(config.volumes),
      labels: record(config.labels),
      healthCheck: config.healthCheck && { ...config.healthCheck, test: list(config.healthCheck.test) },
    },
    annotations: record(image.annotations),
    layers: image.layers.map((layer) => ({
      ...layer,
      createdBy: optional(layer.createdBy),
      created: optional(layer.created),
      ...(layer.empty ? {} : { mediaType: text(layer.mediaType) }),
    })),
  };
}

/** What an artifact is made of stands where an image has its layers, with nothing that made it. */
function artifactColumns({ annotations, blobs }: ImageGraph) {
  const { text, record } = textBudget(BUDGET);
  const layers = blobs.map(({ mediaType, ...blob }) => {
    return { empty: false, ...blob, diffId: null, mediaType: text(mediaType), createdBy: null, created: null };
  });
  return { annotations: record(annotations), layers };
}

/**
 * The rows that an image is kept as: one for each manifest, and the order of an index. Texts are cut to a bound.
 * @param sizeOf bytes of a manifest by its digest
 * @param tag what it was pushed under
 */
export function storedImage(graph: ImageGraph, sizeOf: (digest: string) => number, tag: string | null): StoredImage {
  const referrer = tag === null || isRunnable(graph) ? undefined : parseReferrerTag(tag);
  const kind = referrerKind(graph, referrer?.kind);
  const { digest, mediaType, size } = graph;
  const subject = graph.subject ?? referrer?.subject ?? null;
  const { text, record } = textBudget(BUDGET);
  const root = { digest, mediaType, size, subject, artifactType: graph.artifactType && text(graph.artifactType) };
  if (graph.kind !== 'index') {
    const [image] = graph.platforms;
    const columns = image ? imageColumns(image) : artifactColumns(graph);
    const fallback: Kind = image ? 'image' : 'artifact';
    const content = image?.size ?? graph.blobs.reduce((sum, blob) => sum + blob.size, 0);
    return {
      digest,
      manifests: [{ ...root, ...columns, kind: kind ?? fallback, totalSize: size + content }],
      children: [],
    };
  }
  const images = graph.platforms.map((image) => ({
    digest: image.digest,
    kind: 'image' as const,
    mediaType: image.mediaType,
    size: sizeOf(image.digest),
    totalSize: sizeOf(image.digest) + image.size,
    ...imageColumns(image),
  }));
  const listed = [
    ...images.map((image) => ({ digest: image.digest, kind: image.kind, platform: image.platform, size: image.size })),
    ...graph.attestations.map((child) => ({
      digest: child.digest,
      kind: 'attestation' as const,
      platform: null,
      size: child.size,
      subject: child.subject && parseDigest(child.subject).ok ? child.subject : null,
    })),
    ...graph.missing.map((child) => ({ digest: child, kind: 'image' as const, platform: null, size: 0 })),
  ];
  const totalSize = images.reduce((sum, image) => sum + image.totalSize, size);
  return {
    digest,
    manifests: [{ ...root, kind: 'index', totalSize, annotations: record(graph.annotations) }, ...images],
    children: listed.map((child, position) => ({ parent: digest, position, ...child })),
  };
}
