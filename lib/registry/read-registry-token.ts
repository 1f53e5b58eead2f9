import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { AccessGrant } from '@/lib/registry/registry-token';
import type { SigningKeys } from '@/lib/registry/signing-key';

/** As the registry has it (distribution, registry/auth/token: `Leeway`). */
const LEEWAY_SECONDS = 60;

const header = z.object({ alg: z.literal('ES256'), kid: z.string() });
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number(),
  access: z.array(z.object({ type: z.string(), name: z.string(), actions: z.array(z.string()) })),
});

function part(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined; // whatever it is, it is no token of ours
  }
}

/**
 * What a token of ours (`signRegistryToken`) allows now, as the registry itself would find; nothing for one that is not
 * ours, or not good any more.
 */
export function readRegistryToken(
  keys: SigningKeys,
  token: string,
  { issuer, service, now }: { issuer: string; service: string; now: Date },
): readonly AccessGrant[] {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  const parsedHead = header.safeParse(part(head));
  const key = keys.find(({ keyId }) => keyId === parsedHead.data?.kid);
  if (!key || rest.length > 0) return [];
  const publicKey = createPublicKey(key.certificate);
  const signed = Buffer.from(`${head}.${body}`);
  const bytes = Buffer.from(signature, 'base64url');
  if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes)) return [];
  const parsed = claims.safeParse(part(body));
  const seconds = now.getTime() / 1000;
  if (!parsed.success || parsed.data.iss !== issuer || parsed.data.aud !== service) return [];
  const { exp, nbf, access } = parsed.data;
  return seconds <= exp + LEEWAY_SECONDS && seconds >= nbf - LEEWAY_SECONDS ? access : [];
}
