import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '@/lib/registry/media-types';
import { sha256Of } from '@/lib/registry/verify-digest';

const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
type Stored = { mediaType: string; digest: string; size: number };

async function tar(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name, mtime: new Date(0) }, content);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export type LayoutOptions = {
  /** Tag in the layout. */
  tag: string;
  /** Changes the content, and so the digests. */
  content?: string;
  withAttestation?: boolean;
  /** Media type of the layers, of what is pushed like an image and is none. */
  layerType?: string;
};
export type Layout = { digest: string; platforms: Record<string, string>; attestation: string | undefined };

/**
 * Writes an OCI image layout (OCI image spec, "Image Layout") with an image for two platforms, always the same bytes for
 * the same options: three layers, the last with a whiteout, a history with an empty step, labels, perhaps an attestation.
 */
export async function writeOciLayout(folder: string, options: LayoutOptions): Promise<Layout> {
  const { tag, content = 'hello', withAttestation = false, layerType = LAYER } = options;
  const blobs = path.join(folder, 'blobs/sha256');
  mkdirSync(blobs, { recursive: true });
  const store = (mediaType: string, bytes: Buffer): Stored => {
    const digest = sha256Of(bytes);
    writeFileSync(path.join(blobs, digest.slice('sha256:'.length)), bytes);
    return { mediaType, digest, size: bytes.length };
  };
  const storeJson = (mediaType: string, value: unknown) => store(mediaType, Buffer.from(JSON.stringify(value)));

  async function image(architecture: string): Promise<Stored> {
    const tars = [
      await tar({ 'bin/program': `program for ${architecture}`, 'etc/old': 'old' }),
      await tar({ 'etc/content': content }),
      await tar({ 'etc/.wh.old': '' }),
    ];
    const config = storeJson(OCI_CONFIG, {
      created: '2026-01-01T00:00:00Z',
      os: 'linux',
      architecture,
      config: { Cmd: ['/bin/program'], Env: ['PATH=/bin'], Labels: { 'org.example.content': content } },
      rootfs: { type: 'layers', diff_ids: tars.map(sha256Of) },
      history: [
        { created_by: 'ADD rootfs.tar /' },
        { created_by: 'ENV PATH=/bin', empty_layer: true },
        { created_by: `COPY ${content} /etc/content` },
        { created_by: 'RUN rm /etc/old' },
      ],
    });
    const layers = tars.map((bytes) => store(layerType, gzipSync(bytes)));
    return storeJson(OCI_MANIFEST, { schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers });
  }

  const amd64 = await image('amd64');
  const arm64 = await image('arm64');
  const manifests: unknown[] = [
    { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
    { ...arm64, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
  ];
  let attestation: Stored | undefined;
  if (withAttestation) {
    const statement = storeJson('application/vnd.in-toto+json', { _type: 'https://in-toto.io/Statement/v0.1' });
    const rootfs = { type: 'layers', diff_ids: [statement.digest] };
    const config = storeJson(OCI_CONFIG, { architecture: 'unknown', os: 'unknown', config: {}, rootfs });
    attestation = storeJson(OCI_MANIFEST, { schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [statement] });
    manifests.push({
      ...attestation,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': amd64.digest,
      },
    });
  }
  const index = storeJson(OCI_INDEX, { schemaVersion: 2, mediaType: OCI_INDEX, manifests });
  const annotations = { 'org.opencontainers.image.ref.name': tag };
  writeFileSync(path.join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  writeFileSync(
    path.join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, manifests: [{ ...index, annotations }] }),
  );
  const platforms = { 'linux/amd64': amd64.digest, 'linux/arm64/v8': arm64.digest };
  return { digest: index.digest, platforms, attestation: attestation?.digest };
}
