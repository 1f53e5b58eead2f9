import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase, setDatabase } from '@/lib/platform/db';
import { sha256Of } from '@/lib/registry/verify-digest';

const REPOSITORIES = 1000;
const TAGS = 20;
const OCI = 'application/vnd.oci.image';

type Kept = { mediaType: string; bytes: Buffer };

/** A registry in memory with so many repositories, every tag an image of its own, for two platforms. */
function contents() {
  const kept = new Map<string, Kept>();
  const tags = new Map<string, Map<string, string>>();
  const keep = (mediaType: string, value: unknown) => {
    const bytes = Buffer.from(JSON.stringify(value));
    const digest = sha256Of(bytes);
    kept.set(digest, { mediaType, bytes });
    return { mediaType, digest, size: bytes.length };
  };
  for (let r = 0; r < REPOSITORIES; r += 1) {
    const ofRepository = new Map<string, string>();
    tags.set(`team-${r % 10}/app-${r}`, ofRepository);
    for (let t = 0; t < TAGS; t += 1) {
      const images = ['amd64', 'arm64'].map((architecture) => {
        const platform = { os: 'linux', architecture };
        const diffId = sha256Of(Buffer.from(`${r} ${t} ${architecture}`));
        const config = keep(`${OCI}.config.v1+json`, { ...platform, rootfs: { type: 'layers', diff_ids: [diffId] } });
        const layers = [{ mediaType: `${OCI}.layer.v1.tar+gzip`, digest: diffId, size: 1000 }];
        const manifest = { schemaVersion: 2, mediaType: `${OCI}.manifest.v1+json`, config, layers };
        return { ...keep(`${OCI}.manifest.v1+json`, manifest), platform };
      });
      const index = { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests: images };
      ofRepository.set(`1.${t}`, keep(`${OCI}.index.v1+json`, index).digest);
    }
  }
  return { kept, tags };
}

/** Serves it without tokens. `requests` counts. */
async function serve() {
  const { kept, tags } = contents();
  const counted = { requests: 0 };
  const names = [...tags.keys()].sort();
  const server = createServer((request, response) => {
    counted.requests += 1;
    const url = new URL(request.url ?? '/', 'http://registry');
    const [, name = '', kind, reference = ''] = /^\/v2\/(.+)\/(manifests|blobs|tags)\/(.+)$/.exec(url.pathname) ?? [];
    const json = (value: unknown, headers = {}) =>
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
    if (url.pathname === '/v2/') return json({});
    if (url.pathname === '/v2/_catalog') {
      const last = url.searchParams.get('last');
      const size = Number(url.searchParams.get('n') ?? 100);
      const start = last === null ? 0 : names.indexOf(last) + 1;
      const page = names.slice(start, start + size);
      const link = `</v2/_catalog?n=${size}&last=${encodeURIComponent(page.at(-1) ?? '')}>; rel="next"`;
      return json({ repositories: page }, start + size < names.length ? { link } : {});
    }
    if (kind === 'tags') return json({ name, tags: [...(tags.get(name)?.keys() ?? [])] });
    const digest = tags.get(name)?.get(reference) ?? reference;
    const found = kept.get(digest);
    if (!found) return response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
    response.writeHead(200, {
      'content-type': found.mediaType,
      'content-length': found.bytes.length,
      'docker-content-digest': digest,
    });
    return response.end(request.method === 'HEAD' ? undefined : found.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, counted, close };
}

/** The reconciliation with a registry that is only read: the first time, when nothing has changed, and its memory. */
export async function benchRegistrySync(url: string): Promise<void> {
  const registry = await serve();
  const database = openDatabase(url, 10);
  setDatabase(database);
  const { systemActor } = await import('@/lib/access/actor');
  const { addRegistry } = await import('@/lib/registry-sync/add-registry');
  const { reconcileRegistry } = await import('@/lib/registry-sync/reconcile-registry');
  const actor = systemActor('bench');
  const host = new URL(registry.origin).host;
  const anonymous = { credentials: null, certificates: null, namespace: null, visibility: 'public' } as const;
  const { id } = await addRegistry(actor, {
    name: 'bench',
    kind: 'observed',
    address: registry.origin,
    host,
    ...anonymous,
  });
  console.log(
    `\n| sync of ${REPOSITORIES} repositories × ${TAGS} tags | seconds | tags per second | requests | outcome |\n|---|---|---|---|---|`,
  );
  for (const title of ['first', 'second, nothing changed']) {
    const before = registry.counted.requests;
    const begun = performance.now();
    const { added, changed, tags, problems } = await reconcileRegistry(actor, id);
    const seconds = (performance.now() - begun) / 1000;
    const requests = registry.counted.requests - before;
    console.log(
      `| ${title} | ${seconds.toFixed(1)} | ${(tags / seconds).toFixed(0)} | ${requests} | ${added} added, ${changed} tags changed, ${problems.length} problems |`,
    );
  }
  registry.close();
  await database.prisma.$disconnect();
  await database.pool.end();
}
