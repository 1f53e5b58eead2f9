import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { SigningKeys } from '@/lib/registry/signing-key';

/** Seconds a token is good for; the registry adds 60 s of leeway. */
const TOKEN_SECONDS = 300;

/** What the bearer may do; `type` and `name` as they were asked for. */
export type AccessGrant = { readonly type: string; readonly name: string; readonly actions: readonly string[] };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * A token that distribution 2.x and 3.x accept (docs/spec/auth/jwt.md), signed with the newest key: ES256 with the
 * signature as raw r‖s, `aud` a plain string, times in whole seconds. Good from `now` for five minutes,
 * or as many seconds as are given.
 * @param subject who asks, empty for anonymous; the registry reports it as `actor.name`
 */
export function signRegistryToken(
  keys: SigningKeys,
  {
    issuer,
    service,
    subject,
    access,
    now,
    lifetime = TOKEN_SECONDS,
  }: {
    issuer: string;
    service: string;
    subject: string;
    access: readonly AccessGrant[];
    now: Date;
    lifetime?: number | undefined;
  },
): string {
  const [{ keyId, privateKey }] = keys;
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: issuer,
    sub: subject,
    aud: service,
    exp: seconds + lifetime,
    nbf: seconds,
    iat: seconds,
    jti: randomUUID(),
    access,
  };
  const signed = `${encode({ typ: 'JWT', alg: 'ES256', kid: keyId })}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), {
    key: createPrivateKey(privateKey),
    dsaEncoding: 'ieee-p1363',
  });
  return `${signed}.${signature.toString('base64url')}`;
}

/** What the token endpoint answers. No `refresh_token`, ever: docker would then use nothing else. */
export const tokenAnswer = (token: string, now: Date) => ({
  token,
  access_token: token,
  expires_in: TOKEN_SECONDS,
  issued_at: now.toISOString(),
});
