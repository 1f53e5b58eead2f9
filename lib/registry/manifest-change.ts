import { parseDigest } from '@/lib/names/digest';
import { parseTagName } from '@/lib/names/tag-name';
import { isRepositoryPath } from '@/lib/registry/repository-path';

/** A request that can take a tag off its image. */
export type ManifestChange =
  | { kind: 'put-tag'; path: string; tag: string }
  | { kind: 'delete-tag'; path: string; tag: string }
  | { kind: 'delete-digest'; path: string; digest: string }
  | { kind: 'delete-blob'; path: string; digest: string };

const SHAPE = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/;

/** As a registry reads it: percent-encoding is undone once. What is not well-formed names nothing that is stored. */
function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '');
  } catch {
    return undefined;
  }
}

/** Reads a request to a registry as a change of tags; undefined for every other one, which is nearly all. */
export function parseManifestChange(method: string | undefined, url: string | undefined): ManifestChange | undefined {
  if (method !== 'PUT' && method !== 'DELETE') return undefined;
  const [, path = '', kind, reference = ''] = SHAPE.exec(decoded(url ?? '') ?? '') ?? [];
  if (!isRepositoryPath(path)) return undefined;
  const isDigest = parseDigest(reference).ok;
  const isTag = parseTagName(reference).ok;
  if (method === 'PUT') return kind === 'manifests' && isTag ? { kind: 'put-tag', path, tag: reference } : undefined;
  if (kind === 'blobs') return isDigest ? { kind: 'delete-blob', path, digest: reference } : undefined;
  if (isDigest) return { kind: 'delete-digest', path, digest: reference };
  return isTag ? { kind: 'delete-tag', path, tag: reference } : undefined;
}
