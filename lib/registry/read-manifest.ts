import { z } from 'zod';
import { parseDigest } from '@/lib/names/digest';
import { DOCKER_LIST, isManifestType, OCI_INDEX, OCI_MANIFEST } from '@/lib/registry/media-types';
import { registryFailure } from '@/lib/registry/registry-failure';
import type { Answer } from '@/lib/registry/registry-transport';
import { sha256Of, verifyDigest } from '@/lib/registry/verify-digest';

export type ManifestFound = {
  /** Of the bytes as they came, checked. */
  digest: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  bytes: Buffer;
  /** The same bytes, read as JSON: still to be parsed. */
  json: unknown;
};

/** What servers say of files they know nothing of. */
const NO_TYPE: readonly string[] = ['', 'application/json', 'application/octet-stream', 'text/plain'];

const outline = z.looseObject({
  mediaType: z.string().optional(),
  manifests: z.unknown().optional(),
  layers: z.unknown().optional(),
});

/**
 * One type, or none: a body that says to be something else than its header, or that could be read as an index and as an
 * image, is refused (CVE-2021-41190). Servers of plain files send no good header: then the body decides.
 */
function mediaTypeOf(header: string, json: unknown): string | undefined {
  const body = outline.safeParse(json);
  if (!body.success || (body.data.manifests !== undefined && body.data.layers !== undefined)) return undefined;
  const said = body.data.mediaType;
  const byShape = body.data.manifests === undefined ? OCI_MANIFEST : OCI_INDEX;
  const type = NO_TYPE.includes(header) ? (said ?? byShape) : header;
  if (!isManifestType(type) || (said !== undefined && said !== type)) return undefined;
  const isIndex = type === OCI_INDEX || type === DOCKER_LIST;
  return (isIndex ? body.data.layers : body.data.manifests) === undefined ? type : undefined;
}

/** The manifest in an answer. @throws AppError when it is not what was asked for, or no manifest that is known */
export function readManifest({ headers, body }: Answer, reference: string, host: string): ManifestFound {
  const announced = headers['docker-content-digest'];
  const asked = parseDigest(reference).ok ? reference : typeof announced === 'string' ? announced : undefined;
  if (asked !== undefined) verifyDigest(body, asked, host);
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    throw registryFailure('garbage', `The manifest ${reference} of the registry “${host}” is not JSON.`, { host });
  }
  const header = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const mediaType = mediaTypeOf(header, json);
  if (mediaType === undefined)
    throw registryFailure('garbage', `The manifest ${reference} of the registry “${host}” is of no type we know.`, {
      host,
      mediaType: header,
    });
  return { digest: asked ?? sha256Of(body), mediaType, size: body.length, bytes: body, json };
}
