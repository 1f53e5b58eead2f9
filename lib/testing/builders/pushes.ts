import { randomUUID } from 'node:crypto';
import { db, inTransaction } from '@/lib/platform/db';
import { OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '@/lib/registry/media-types';
import { readImageGraph } from '@/lib/registry/read-image-graph';
import { sha256Of } from '@/lib/registry/verify-digest';
import { writeFindings } from '@/lib/registry-sync/refresh-images';
import { storedImage } from '@/lib/registry-sync/stored-image';

const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** A platform of an image, as its configuration has it; a layer is no more than its size here. */
export type TestImage = {
  platform: string;
  config?: Record<string, unknown>;
  created?: string;
  history?: Record<string, unknown>[];
  /** Bytes of each layer */
  layers?: readonly number[];
  /** Layers of another image come first */
  on?: readonly { digest: string; size: number }[];
  annotations?: Record<string, string>;
};

type Descriptor = { mediaType: string; digest: string; size: number };

/** A registry in memory: what the walk over an image reads. */
function memory() {
  const kept = new Map<string, { mediaType: string; bytes: Buffer; json: unknown }>();
  const keep = (mediaType: string, json: unknown): Descriptor => {
    const bytes = Buffer.from(JSON.stringify(json));
    kept.set(sha256Of(bytes), { mediaType, bytes, json });
    return { mediaType, digest: sha256Of(bytes), size: bytes.length };
  };
  const find = (digest: string) => {
    const found = kept.get(digest);
    if (!found) throw new Error(`The test has no ${digest}.`);
    return { digest, size: found.bytes.length, ...found };
  };
  const source = {
    getManifest: async (_: string, reference: string) => find(reference),
    getBlobJson: async (_: string, digest: string) => find(digest).json,
  };
  return { keep, find, source };
}

/** What the layers of a test image are called: the same content gives the same digests. */
export const testLayers = (text: string, sizes: readonly number[]): { digest: string; size: number }[] =>
  sizes.map((size, index) => ({ digest: sha256Of(Buffer.from(`${text} ${index} ${size}`)), size }));

export type Pushed = { digest: string; platforms: Record<string, string> };

/**
 * Puts an image (of several platforms, an index) under a tag, through the same code that takes in what a registry has.
 * `subject` makes it something about that digest. @returns its digests
 */
export async function aPush(
  repositoryId: string,
  tag: string | null,
  images: readonly TestImage[],
  more: {
    at?: Date;
    by?: string | null;
    annotations?: Record<string, string>;
    subject?: string;
    artifactType?: string;
    /** Adds an attestation of the first platform, as BuildKit does */
    attested?: boolean;
  } = {},
): Promise<Pushed> {
  const { keep, find, source } = memory();
  const subject = more.subject && { subject: { mediaType: OCI_MANIFEST, digest: more.subject, size: 1 } };
  const manifests = images.map((image) => {
    const [os, architecture, variant] = image.platform.split('/');
    const layers = [...(image.on ?? []), ...testLayers(image.platform, image.layers ?? [1000])];
    const { created = '2026-01-01T00:00:00Z', config, history } = image;
    const rootfs = { type: 'layers', diff_ids: layers.map(({ digest }) => sha256Of(Buffer.from(digest))) };
    const descriptor = keep(OCI_CONFIG, { os, architecture, variant, created, config, rootfs, history });
    const manifest = {
      config: descriptor,
      layers: layers.map((layer) => ({ mediaType: LAYER, ...layer })),
      annotations: image.annotations,
      ...subject,
      ...(more.artifactType ? { artifactType: more.artifactType } : {}),
    };
    return { ...keep(OCI_MANIFEST, manifest), platform: { os, architecture, variant } };
  });
  const [first] = manifests;
  if (!first) throw new Error('An image needs a platform.');
  const attestation = {
    ...keep(OCI_MANIFEST, { config: first, layers: [] }),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': first.digest,
    },
  };
  const listed = [...manifests, ...(more.attested ? [attestation] : [])];
  const { annotations } = more;
  const root = listed.length === 1 ? first : keep(OCI_INDEX, { manifests: listed, annotations });
  const graph = await readImageGraph(source, 'test', root.digest);
  const stored = storedImage(graph, (digest) => find(digest).size, tag);
  const at = more.at ?? new Date('2026-05-01T10:00:00Z');
  const push = { digest: root.digest, at, by: more.by === undefined ? 'alice' : more.by };
  const registry =
    (await db().prisma.registry.findFirst()) ??
    // Two tests may come to it at once.
    (await db().prisma.registry.upsert({
      where: { name: 'builder' },
      create: {
        name: 'builder',
        kind: 'managed',
        service: 'builder',
        address: 'http://127.0.0.1:9',
        host: 'registry.example.test',
      },
      update: {},
    }));
  const repository = await db().prisma.repository.findUniqueOrThrow({ where: { id: repositoryId } });
  await inTransaction((queries) =>
    writeFindings(
      queries,
      { repository, registry },
      {
        tags: new Map(tag === null ? [] : [[tag, { digest: root.digest, mediaType: root.mediaType, size: root.size }]]),
        images: [stored],
        present: new Map([[root.digest, true]]),
        problems: new Map(),
        placeholders: new Set(),
        putBacks: [],
      },
      { pushed: [{ ...push, tag }], movements: tag === null ? [] : [{ ...push, tag, eventId: randomUUID() }] },
    ),
  );
  return {
    digest: root.digest,
    platforms: Object.fromEntries(images.map(({ platform }, index) => [platform, manifests[index]?.digest ?? ''])),
  };
}
