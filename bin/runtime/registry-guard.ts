import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readWhole } from '@/bin/runtime/read-whole';
import { parseDigest } from '@/lib/names/digest';
import type { DistributionError } from '@/lib/registry/distribution-error';
import type { ManifestChange } from '@/lib/registry/manifest-change';

/** What the registry takes as a manifest at most (distribution, registry/handlers: `maxManifestBodySize`). */
const MAX_MANIFEST_BYTES = 4 << 20;

/** Whether a change may go on to the registry; `same`: only with the bytes of that digest. */
export type RegistryGuard = (
  change: ManifestChange,
  authorization: string | undefined,
) => Promise<
  | { kind: 'pass' }
  | { kind: 'refuse'; error: DistributionError }
  | { kind: 'same'; digest: string; error: DistributionError }
>;

/** The request goes on, with the body if that was read already; or it ends with an error. */
export type Guarded = { body: Buffer | undefined } | { error: DistributionError };

function isDigestOf(digest: string, body: Buffer): boolean {
  const parsed = parseDigest(digest);
  return parsed.ok && createHash(parsed.value.algorithm).update(body).digest('hex') === parsed.value.hex;
}

/** Lets a guard decide about a request. Only where the bytes matter is the body read before. */
export async function guardRequest(
  guard: RegistryGuard,
  change: ManifestChange,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Guarded> {
  const verdict = await guard(change, request.headers.authorization);
  if (verdict.kind === 'pass') return { body: undefined };
  if (verdict.kind === 'refuse') return { error: verdict.error };
  if (request.headers.expect !== undefined) response.writeContinue();
  const body = await readWhole(request, MAX_MANIFEST_BYTES);
  return body !== undefined && isDigestOf(verdict.digest, body) ? { body } : { error: verdict.error };
}
