import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { loopbackServer } from '@/lib/testing/loopback-server';

export const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
type Kept = { mediaType: string; bytes: Buffer };

export type FakeRepository = { tags: Map<string, string>; manifests: Map<string, Kept> };

/** A registry of the distribution spec in memory, without tokens; what it holds is changed by the test. */
export class FakeRegistry {
  readonly repositories = new Map<string, FakeRepository>();
  readonly blobs = new Map<string, Buffer>();
  origin = '';
  requests = 0;
  /** Answers instead of the registry when it returns true. */
  instead: ((request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>) | null = null;

  async start(tls?: { key: string; cert: string }): Promise<this> {
    const server = await loopbackServer((request, response) => void this.answer(request, response), tls);
    this.origin = server.origin;
    return this;
  }

  repository(path: string): FakeRepository {
    const known = this.repositories.get(path) ?? { tags: new Map(), manifests: new Map() };
    this.repositories.set(path, known);
    return known;
  }

  blob(value: unknown): { digest: string; size: number } {
    const bytes = Buffer.from(JSON.stringify(value));
    this.blobs.set(digestOf(bytes), bytes);
    return { digest: digestOf(bytes), size: bytes.length };
  }

  manifest(path: string, mediaType: string, value: object, tag?: string): string {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...value }));
    const repository = this.repository(path);
    repository.manifests.set(digestOf(bytes), { mediaType, bytes });
    if (tag !== undefined) repository.tags.set(tag, digestOf(bytes));
    return digestOf(bytes);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    if (this.instead && (await this.instead(request, response))) return;
    const { pathname } = new URL(request.url ?? '/', 'http://registry');
    const send = (status: number, bytes: Buffer, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-length': String(bytes.length), ...headers })
        .end(request.method === 'HEAD' ? undefined : bytes);
    const json = (status: number, value: unknown) => send(status, Buffer.from(JSON.stringify(value)));
    const [, path = '', kind, reference = ''] = /^\/v2\/(.+)\/(manifests|blobs|tags)\/([^/]+)$/.exec(pathname) ?? [];
    const repository = this.repositories.get(path);
    if (pathname === '/v2/') json(200, {});
    else if (pathname === '/v2/_catalog') json(200, { repositories: [...this.repositories.keys()].sort() });
    else if (kind === 'tags' && repository) json(200, { name: path, tags: [...repository.tags.keys()] });
    else if (kind === 'manifests' && repository) {
      const digest = repository.tags.get(reference) ?? reference;
      const found = repository.manifests.get(digest);
      if (found) send(200, found.bytes, { 'content-type': found.mediaType, 'docker-content-digest': digest });
      else json(404, { errors: [{ code: 'MANIFEST_UNKNOWN' }] });
    } else if (kind === 'blobs' && this.blobs.has(reference)) send(200, this.blobs.get(reference) ?? Buffer.alloc(0));
    else json(404, { errors: [{ code: 'NAME_UNKNOWN' }] });
  }
}

const OCI = 'application/vnd.oci.image';

/** Puts an image (or, of several platforms, an index) into a fake registry. @returns its digest */
export function aFakeImage(
  registry: FakeRegistry,
  path: string,
  tag: string | undefined,
  { platforms = ['linux/amd64'], text = 'hello' }: { platforms?: readonly string[]; text?: string } = {},
): string {
  const images = platforms.map((platform, index) => {
    const [os, architecture] = platform.split('/');
    const layer = { mediaType: `${OCI}.layer.v1.tar+gzip`, ...registry.blob({ layer: text, platform }) };
    const config = registry.blob({
      os,
      architecture,
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
      history: [{ created_by: `COPY ${text} /` }],
    });
    const value = { config: { mediaType: `${OCI}.config.v1+json`, ...config }, layers: [layer] };
    const only = platforms.length === 1 && index === 0;
    const digest = registry.manifest(path, `${OCI}.manifest.v1+json`, value, only ? tag : undefined);
    return { mediaType: `${OCI}.manifest.v1+json`, digest, size: 500, platform: { os, architecture } };
  });
  if (images.length === 1) return images[0]?.digest ?? '';
  return registry.manifest(path, `${OCI}.index.v1+json`, { manifests: images }, tag);
}
