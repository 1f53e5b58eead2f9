import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import tar from 'tar-stream';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const MADE = '2026-01-02T03:04:05Z';

type Descriptor = { mediaType: string; digest: string; size: number; platform?: object; annotations?: object };
const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function tarOf(file: string, text: string): Promise<Buffer> {
  const pack = tar.pack();
  pack.entry({ name: file, mtime: new Date(0) }, text);
  pack.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of pack) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export type LayoutOptions = { platforms?: readonly string[]; text?: string; attestation?: boolean };
export type Layout = { folder: string; digest: string; images: string[]; layers: number };

/** An image of two layers for each platform, in an index, as an OCI layout that `skopeo copy oci:…` reads; the same texts make the same bytes. */
export async function anOciLayout(
  folder: string,
  { platforms = ['linux/amd64', 'linux/arm64'], text = 'hello', attestation = false }: LayoutOptions = {},
): Promise<Layout> {
  mkdirSync(path.join(folder, 'blobs/sha256'), { recursive: true });
  const put = (mediaType: string, bytes: Buffer): Descriptor => {
    const digest = digestOf(bytes);
    writeFileSync(path.join(folder, 'blobs/sha256', digest.slice(7)), bytes);
    return { mediaType, digest, size: bytes.length };
  };
  const json = (mediaType: string, value: unknown) => put(mediaType, Buffer.from(JSON.stringify(value)));
  async function image(platform: string): Promise<Descriptor> {
    const [os, architecture] = platform.split('/');
    const tars = [await tarOf('etc/hello', text), await tarOf('etc/platform', platform)];
    const layers = tars.map((bytes) => put(LAYER, gzipSync(bytes)));
    const config = json(CONFIG, {
      os,
      architecture,
      created: MADE,
      config: { Env: ['PATH=/bin'], Cmd: ['/bin/hello'], Labels: { 'org.example.text': text } },
      rootfs: { type: 'layers', diff_ids: tars.map(digestOf) },
      history: [
        { created: MADE, created_by: 'COPY hello /etc/hello' },
        { created: MADE, created_by: 'ENV PATH=/bin', empty_layer: true },
        { created: MADE, created_by: 'COPY platform /etc/platform' },
      ],
    });
    return {
      ...json(MANIFEST, { schemaVersion: 2, mediaType: MANIFEST, config, layers }),
      platform: { os, architecture },
    };
  }
  const images: Descriptor[] = [];
  for (const platform of platforms) images.push(await image(platform));
  const statements = attestation ? [attestationOf(images[0])] : [];
  function attestationOf(subject: Descriptor | undefined): Descriptor {
    const layer = json('application/vnd.in-toto+json', { predicateType: 'https://slsa.dev/provenance/v0.2', text });
    const config = json(CONFIG, {
      os: 'unknown',
      architecture: 'unknown',
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    });
    return {
      ...json(MANIFEST, { schemaVersion: 2, mediaType: MANIFEST, config, layers: [layer] }),
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': subject?.digest ?? '',
      },
    };
  }
  const index = json(INDEX, { schemaVersion: 2, mediaType: INDEX, manifests: [...images, ...statements] });
  const ref = { ...index, annotations: { 'org.opencontainers.image.ref.name': 'image' } };
  writeFileSync(path.join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [ref] }));
  writeFileSync(path.join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  return { folder, digest: index.digest, images: images.map(({ digest }) => digest), layers: 2 };
}
