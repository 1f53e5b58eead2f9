import { describe, expect, it } from 'vitest';
import type { ImageGraph } from '@/lib/registry/image-graph';
import { DOCKER_CONFIG, OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '@/lib/registry/media-types';
import { type ImageSource, readImageGraph } from '@/lib/registry/read-image-graph';
import { parseReferrerTag, referrerTagsOf } from '@/lib/registry/referrer-tag';
import { registryFailure } from '@/lib/registry/registry-failure';
import { sha256Of } from '@/lib/registry/verify-digest';

const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const digestOf = (text: string) => sha256Of(Buffer.from(text));

/** A registry in memory. What it is told to give under a name it gives, true or not. */
function source() {
  const things = new Map<string, { mediaType: string; json: unknown; bytes: Buffer }>();
  let requests = 0;
  function put(mediaType: string, json: unknown, digest?: string) {
    const bytes = Buffer.from(JSON.stringify(json));
    const name = digest ?? sha256Of(bytes);
    things.set(name, { mediaType, json, bytes });
    return { mediaType, digest: name, size: bytes.length };
  }
  const find = (digest: string) => {
    requests += 1;
    const found = things.get(digest);
    if (!found) throw registryFailure('not-found', 'It is not there.');
    return found;
  };
  const registry: ImageSource = {
    getManifest: async (_repository, digest) => ({ ...find(digest), digest, size: find(digest).bytes.length }),
    getBlobJson: async (_repository, digest) => find(digest).json,
  };
  const read = (reference: string): Promise<ImageGraph> => readImageGraph(registry, 'alice/demo', reference);
  return { put, read, requests: () => requests };
}

const layer = (name: string, size: number) => ({ mediaType: LAYER, digest: digestOf(name), size });
type Made = ReturnType<typeof source>;

function image(made: Made, { architecture, more = {} }: { architecture: string; more?: object }) {
  const config = made.put(OCI_CONFIG, {
    os: 'linux',
    architecture,
    created: '2026-11-21T00:00:00Z',
    config: { Cmd: ['/bin/sh'], Env: ['PATH=/bin'], Labels: { a: 'b' }, ExposedPorts: { '80/tcp': {} } },
    rootfs: { type: 'layers', diff_ids: ['sha256:one', 'sha256:two'] },
    history: [
      { created_by: 'ADD rootfs' },
      { created_by: 'ENV PATH=/bin', empty_layer: true },
      { created_by: 'COPY app' },
    ],
    ...more,
  });
  return made.put(OCI_MANIFEST, {
    schemaVersion: 2,
    config,
    layers: [layer(`base-${architecture}`, 100), layer('app', 20)],
    annotations: { 'org.opencontainers.image.source': 'https://example.org' },
  });
}

describe('an image', () => {
  it('has its layers with what made them, its configuration and its platform', async () => {
    const made = source();
    const { digest, size } = image(made, { architecture: 'amd64' });
    const graph = await made.read(digest);
    expect(graph).toMatchObject({ digest, size, kind: 'image', subject: null, attestations: [], missing: [] });
    expect(graph.platforms).toHaveLength(1);
    const [only] = graph.platforms;
    expect(only).toMatchObject({
      platform: 'linux/amd64',
      digest,
      size: 120,
      config: {
        command: ['/bin/sh'],
        environment: ['PATH=/bin'],
        labels: { a: 'b' },
        exposedPorts: ['80/tcp'],
        entrypoint: [],
        user: null,
        healthCheck: null,
      },
      annotations: { 'org.opencontainers.image.source': 'https://example.org' },
    });
    expect(only?.layers).toEqual([
      { ...layer('base-amd64', 100), empty: false, diffId: 'sha256:one', createdBy: 'ADD rootfs', created: null },
      { empty: true, createdBy: 'ENV PATH=/bin', created: null },
      { ...layer('app', 20), empty: false, diffId: 'sha256:two', createdBy: 'COPY app', created: null },
    ]);
  });

  const layersOf = async (history: unknown) => {
    const made = source();
    const { digest } = image(made, { architecture: 'amd64', more: { history } });
    const { platforms } = await made.read(digest);
    return platforms[0]?.layers.map((one) => `${one.empty ? '-' : one.size} ${one.createdBy ?? '?'}`);
  };

  it.each([
    ['no history', undefined, ['100 ?', '20 ?']],
    ['a short one', [{ created_by: 'ADD' }], ['100 ADD', '20 ?']],
    ['one that is all empty', [{ created_by: 'RUN', empty_layer: true }], ['- RUN', '100 ?', '20 ?']],
    ['a long one', [{ created_by: 'A' }, { created_by: 'B' }, { created_by: 'C' }], ['100 A', '20 B', '- C']],
    ['a wrong one', 'history', ['100 ?', '20 ?']],
  ])('with %s keeps all its layers', async (_name, history, expected) => {
    expect(await layersOf(history)).toEqual(expected);
  });

  it('with a configuration of nulls is an image all the same', async () => {
    const made = source();
    const more = { config: null, rootfs: null, history: null, created: 7, os: null };
    const { digest } = image(made, { architecture: 'amd64', more });
    const { platforms } = await made.read(digest);
    expect(platforms[0]).toMatchObject({ platform: null, config: { created: null, command: [] } });
    expect(platforms[0]?.layers).toHaveLength(2);
  });

  it('whose configuration is of another type is an artifact', async () => {
    const made = source();
    const config = made.put('application/vnd.oci.empty.v1+json', {});
    const subject = { mediaType: OCI_MANIFEST, digest: digestOf('subject'), size: 1 };
    const { digest } = made.put(OCI_MANIFEST, { config, layers: [], subject, artifactType: 'application/spdx+json' });
    expect(await made.read(digest)).toMatchObject({
      kind: 'artifact',
      artifactType: 'application/spdx+json',
      platforms: [],
      subject: subject.digest,
    });
  });
});

describe('an image index', () => {
  const index = (made: Made, manifests: unknown[]) => made.put(OCI_INDEX, { schemaVersion: 2, manifests });
  const attestation = (made: Made, subject: string) => ({
    ...made.put(OCI_MANIFEST, { config: {}, layers: [], subject }),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': subject },
  });

  it('has an image per platform, as the index names them, and attestations beside them', async () => {
    const made = source();
    const amd64 = image(made, { architecture: 'amd64' });
    const arm = image(made, { architecture: 'arm' });
    const { digest } = index(made, [
      { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
      { ...arm, platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
      attestation(made, amd64.digest),
    ]);
    const graph = await made.read(digest);
    expect(graph.kind).toBe('index');
    expect(graph.platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm/v7']);
    expect(graph.attestations).toMatchObject([{ subject: amd64.digest, type: 'attestation-manifest' }]);
  });

  it('does not hide an image that only says to be an attestation', async () => {
    const made = source();
    const amd64 = image(made, { architecture: 'amd64' });
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const { digest } = index(made, [
      { ...amd64, platform: { os: 'linux', architecture: 'amd64' }, annotations },
      { ...image(made, { architecture: 'arm64' }), platform: { os: 'unknown', architecture: 'unknown' } },
    ]);
    const { platforms, attestations } = await made.read(digest);
    expect(platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(attestations).toEqual([]);
  });

  it('may list one image for several platforms', async () => {
    const made = source();
    const one = image(made, { architecture: 'arm' });
    const arm = (variant: string) => ({ ...one, platform: { os: 'linux', architecture: 'arm', variant } });
    const { digest } = index(made, [arm('v6'), arm('v7'), arm('v7')]);
    const { platforms } = await made.read(digest);
    expect(platforms.map(({ platform }) => platform)).toEqual(['linux/arm/v6', 'linux/arm/v7']);
  });

  it('names what the registry does not have', async () => {
    const made = source();
    const gone = { mediaType: OCI_MANIFEST, digest: digestOf('gone'), size: 5 };
    const { digest } = index(made, [image(made, { architecture: 'amd64' }), gone]);
    expect(await made.read(digest)).toMatchObject({ missing: [gone.digest], platforms: [{ platform: 'linux/amd64' }] });
  });

  it('that contains itself is walked once', async () => {
    const made = source();
    const self = digestOf('self');
    const other = digestOf('other');
    const entry = (digest: string) => ({ mediaType: OCI_INDEX, digest, size: 1 });
    made.put(OCI_INDEX, { manifests: [entry(self), entry(other)] }, self);
    made.put(OCI_INDEX, { manifests: [entry(self), entry(other)] }, other);
    expect(await made.read(self)).toMatchObject({ platforms: [], missing: [] });
    expect(made.requests()).toBeLessThan(10);
  });

  it('nested too deep, or with too many parts, is refused', async () => {
    const made = source();
    let deep = made.put(OCI_INDEX, { manifests: [] });
    for (let i = 0; i < 4; i += 1) deep = index(made, [deep]);
    await expect(made.read(deep.digest)).rejects.toMatchObject({ details: { reason: 'too-large' } });
    const many = Array.from({ length: 501 }, (_, i) => ({
      mediaType: OCI_MANIFEST,
      digest: digestOf(`${i}`),
      size: 1,
    }));
    await expect(made.read(index(made, many).digest)).rejects.toMatchObject({ details: { reason: 'garbage' } });
    const parts = (from: number) =>
      index(
        made,
        many.slice(0, 400).map((one, i) => ({ ...one, digest: digestOf(`${from + i}`) })),
      );
    for (const child of many) made.put(OCI_INDEX, { manifests: [] }, child.digest);
    const wide = index(made, [parts(0), parts(1000)]);
    for (let i = 0; i < 2000; i += 1) made.put(OCI_INDEX, { manifests: [] }, digestOf(`${i}`));
    const asIndexes = await made.read(wide.digest).catch((error: unknown) => error);
    expect(asIndexes).toMatchObject({ details: { reason: 'too-large' } });
  });

  it('with parts that claim to be huge is refused before they are fetched', async () => {
    const made = source();
    const config = { ...made.put(DOCKER_CONFIG, {}), size: 1 << 30 };
    const { digest } = made.put(OCI_MANIFEST, { config, layers: [] });
    await expect(made.read(digest)).rejects.toMatchObject({ details: { reason: 'too-large' } });
  });

  it('that is not made as it should be is refused', async () => {
    const made = source();
    for (const json of [{}, { manifests: 'x' }, { manifests: [{ digest: 'x' }] }, { manifests: [null] }])
      await expect(made.read(made.put(OCI_INDEX, json).digest)).rejects.toMatchObject({
        details: { reason: 'garbage' },
      });
    for (const json of [{}, { config: {}, layers: [] }, { layers: [] }])
      await expect(made.read(made.put(OCI_MANIFEST, json).digest)).rejects.toMatchObject({
        details: { reason: 'garbage' },
      });
  });
});

describe('tags that belong to an image', () => {
  const hex = 'a'.repeat(64);

  it('are told from those of images', () => {
    expect(parseReferrerTag(`sha256-${hex}`)).toEqual({ subject: `sha256:${hex}`, kind: 'index' });
    expect(parseReferrerTag(`sha256-${hex}.sig`)?.kind).toBe('signature');
    expect(parseReferrerTag(`sha256-${hex}.att`)?.kind).toBe('attestation');
    expect(parseReferrerTag(`sha256-${hex}.sbom`)?.kind).toBe('sbom');
    for (const tag of ['latest', 'sha256-abc', `sha256-${hex}.exe`, `sha512-${hex}`, `sha256-${hex}${hex}`, 'sha256-'])
      expect(parseReferrerTag(tag)).toBeUndefined();
  });

  it('can be looked for', () => {
    const tags = referrerTagsOf(`sha256:${hex}`);
    expect(tags).toContain(`sha256-${hex}.sig`);
    for (const tag of tags) expect(parseReferrerTag(tag)?.subject).toBe(`sha256:${hex}`);
  });
});
