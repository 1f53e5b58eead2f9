import { parseDigest } from '@/lib/names/digest';
import { parseTagName } from '@/lib/names/tag-name';
import { listPages, MAX_PAGE_BYTES } from '@/lib/registry/list-pages';
import { MANIFEST_TYPES } from '@/lib/registry/media-types';
import { type Politeness, politely } from '@/lib/registry/rate-limit';
import { type ManifestFound, readManifest } from '@/lib/registry/read-manifest';
import { registryFailure, registryProblemOf, statusFailure } from '@/lib/registry/registry-failure';
import { type RegistryCredentials, registrySession } from '@/lib/registry/registry-session';
import {
  type Answer,
  type Exchange,
  registryTransport,
  type TransportOptions,
} from '@/lib/registry/registry-transport';
import { isRepositoryPath } from '@/lib/registry/repository-path';
import { sha256Of, verifyDigest } from '@/lib/registry/verify-digest';

const MAX_MANIFEST_BYTES = 4 << 20;
const MAX_CONFIG_BYTES = 8 << 20;
const MAX_ERROR_BYTES = 64 << 10;

export type RegistryClientOptions = TransportOptions & Politeness & { credentials?: RegistryCredentials };
export type ManifestHead = { digest: string; mediaType: string; size: number };

/**
 * Talks to any registry of the OCI distribution spec. What it gives is verified: bytes are those of the digest asked
 * for, sizes are bounded, answers come in time. Names are the registry's own paths.
 * @param address where the registry is, as in `https://registry.example.org`
 * @throws AppError (each method), with `details.reason`: see registry-failure.ts
 */
export function registryClient(address: string, options: RegistryClientOptions = {}) {
  if (!URL.canParse(address)) throw registryFailure('invalid', `“${address}” is not the address of a registry.`);
  const base = new URL(address);
  const { host } = base;
  const transport = registryTransport(options);
  const session = registrySession(transport, options.credentials ?? { kind: 'anonymous' });

  const at = (path: string): URL => new URL(`/v2/${path}`, base);
  const send = (exchange: Exchange, scope: string): Promise<Answer> =>
    politely(() => session(exchange, scope), host, options);
  /** The answer if it has one of the statuses that mean success. */
  async function expect(exchange: Exchange, scope: string, statuses: readonly number[], what: string) {
    const answer = await send(exchange, scope);
    if (!statuses.includes(answer.status)) throw statusFailure(answer.status, host, what);
    return answer;
  }

  function scopeOf(repository: string, actions: string): string {
    if (!isRepositoryPath(repository)) throw registryFailure('invalid', `“${repository}” is not a repository.`);
    return `repository:${repository}:${actions}`;
  }
  function manifestAt(repository: string, reference: string): URL {
    if (!parseDigest(reference).ok && !parseTagName(reference).ok)
      throw registryFailure('invalid', `“${reference}” is neither a tag nor a digest.`);
    return at(`${repository}/manifests/${reference}`);
  }
  const accept = { accept: MANIFEST_TYPES.join(', ') };

  /** Proves that there is a registry, and that it accepts the credentials. */
  async function ping(): Promise<void> {
    const answer = await send({ method: 'GET', url: at(''), maxBytes: MAX_ERROR_BYTES }, '');
    if (answer.status === 200) return;
    if (answer.status === 404) throw registryFailure('garbage', `There is no registry at “${host}”.`, { host });
    throw statusFailure(answer.status, host, 'it');
  }

  /** A manifest or index by tag or digest. */
  async function getManifest(repository: string, reference: string): Promise<ManifestFound> {
    const scope = scopeOf(repository, 'pull');
    const url = manifestAt(repository, reference);
    const exchange = { method: 'GET', url, headers: accept, maxBytes: MAX_MANIFEST_BYTES } as const;
    const answer = await expect(exchange, scope, [200], `the manifest ${reference} of ${repository}`);
    return readManifest(answer, reference, host);
  }

  /** What a tag points to now, without fetching it if the registry can say so; null when there is no such tag. */
  async function headManifest(repository: string, reference: string): Promise<ManifestHead | null> {
    const scope = scopeOf(repository, 'pull');
    const url = manifestAt(repository, reference);
    const answer = await send({ method: 'HEAD', url, headers: accept, maxBytes: 0 }, scope);
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw statusFailure(answer.status, host, `the manifest ${reference} of ${repository}`);
    const digest = String(answer.headers['docker-content-digest'] ?? '');
    const mediaType = answer.headers['content-type'] ?? '';
    const size = Number(answer.headers['content-length']);
    if (parseDigest(digest).ok && MANIFEST_TYPES.includes(mediaType) && Number.isSafeInteger(size))
      return { digest, mediaType, size };
    const found = await getManifest(repository, reference);
    return { digest: found.digest, mediaType: found.mediaType, size: found.size };
  }

  /** A blob that is JSON, such as an image's configuration; of at most so many bytes, and never more than 8 MiB. */
  async function getBlobJson(repository: string, digest: string, bytes = MAX_CONFIG_BYTES): Promise<unknown> {
    if (!parseDigest(digest).ok) throw registryFailure('invalid', `“${digest}” is not a digest.`);
    const scope = scopeOf(repository, 'pull');
    const maxBytes = Math.min(bytes, MAX_CONFIG_BYTES);
    const exchange = { method: 'GET', url: at(`${repository}/blobs/${digest}`), maxBytes } as const;
    const { body } = await expect(exchange, scope, [200], `the blob ${digest} of ${repository}`);
    verifyDigest(body, digest, host);
    try {
      return JSON.parse(body.toString('utf8'));
    } catch {
      throw registryFailure('garbage', `The blob ${digest} of ${repository} is not JSON.`, { host });
    }
  }

  /** All tags of a repository, page by page, in the registry's order. */
  function listTags(repository: string, { pageSize = 1000 } = {}): AsyncGenerator<readonly string[]> {
    const scope = scopeOf(repository, 'pull');
    const ask = (url: URL) =>
      expect({ method: 'GET', url, maxBytes: MAX_PAGE_BYTES }, scope, [200], `the tags of ${repository}`);
    return listPages(at(`${repository}/tags/list?n=${pageSize}`), 'tags', ask);
  }

  /** All repositories that the registry lists, page by page. */
  function listRepositories({ pageSize = 1000 } = {}): AsyncGenerator<readonly string[]> {
    const ask = (url: URL) =>
      expect({ method: 'GET', url, maxBytes: MAX_PAGE_BYTES }, 'registry:catalog:*', [200], 'the list of repositories');
    return listPages(at(`_catalog?n=${pageSize}`), 'repositories', ask);
  }

  /** Deletes a manifest, and with it every tag that points to it. */
  async function deleteManifest(repository: string, digest: string): Promise<void> {
    if (!parseDigest(digest).ok) throw registryFailure('invalid', `“${digest}” is not a digest.`);
    const scope = scopeOf(repository, 'pull,delete');
    const exchange = { method: 'DELETE', url: manifestAt(repository, digest), maxBytes: MAX_ERROR_BYTES } as const;
    await expect(exchange, scope, [200, 202], `the manifest ${digest} of ${repository}`);
  }

  /** The same for what may be gone already. @returns whether it was there */
  async function deleteManifestIfThere(repository: string, digest: string): Promise<boolean> {
    try {
      await deleteManifest(repository, digest);
      return true;
    } catch (error) {
      if (registryProblemOf(error) === 'not-found') return false;
      throw error;
    }
  }

  /** Stores a manifest under a tag or its digest. @returns its digest */
  async function putManifest(repository: string, reference: string, mediaType: string, body: Buffer): Promise<string> {
    const scope = scopeOf(repository, 'pull,push');
    const url = manifestAt(repository, reference);
    const headers = { 'content-type': mediaType };
    const exchange = { method: 'PUT', url, headers, body, maxBytes: MAX_ERROR_BYTES } as const;
    await expect(exchange, scope, [200, 201, 202], `the manifest ${reference} of ${repository}`);
    return sha256Of(body);
  }

  return {
    ping,
    getManifest,
    headManifest,
    getBlobJson,
    listTags,
    listRepositories,
    deleteManifest,
    deleteManifestIfThere,
    putManifest,
    close: transport.close,
  };
}

export type RegistryClient = ReturnType<typeof registryClient>;
