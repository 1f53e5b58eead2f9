import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { libtrustKeyId } from '@/lib/registry/key-id';
import { selfSignedCertificate } from '@/lib/registry/self-signed-certificate';

const DAY = 86_400_000;
/** The registry does not look at a certificate's dates after it started: they are there for whoever else reads it. */
const CERTIFICATE_DAYS = 3650;

const signingKey = z.strictObject({
  /** libtrust fingerprint; `kid` of tokens and of the JWKS. */
  keyId: z.string(),
  createdAt: z.iso.datetime(),
  /** PKCS#8, PEM: secret. */
  privateKey: z.string(),
  certificate: z.string(),
});
export type SigningKey = z.infer<typeof signingKey>;

/** Never empty; newest first. */
export const signingKeys = z.tuple([signingKey], signingKey);
export type SigningKeys = z.infer<typeof signingKeys>;

/** A new P-256 key with its own certificate, made in this process. */
export function createSigningKey(now: Date): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    keyId: libtrustKeyId(publicKey),
    createdAt: now.toISOString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: selfSignedCertificate(privateKey, {
      name: 'Plimsoll registry tokens',
      from: new Date(now.getTime() - DAY),
      until: new Date(now.getTime() + CERTIFICATE_DAYS * DAY),
    }),
  };
}

/**
 * The keys after a rotation: a new one in front when the newest is older than `everyDays`; older ones stay for
 * `overlapDays` after they were followed by another, so that tokens signed with them stay good.
 * A registry of version 2 reads its bundle only when it starts: rotate before that, never while it runs.
 */
export function rotateSigningKeys(
  keys: SigningKeys,
  { now, everyDays, overlapDays }: { now: Date; everyDays: number; overlapDays: number },
): SigningKeys {
  const age = (key: SigningKey) => (now.getTime() - Date.parse(key.createdAt)) / DAY;
  const [newest, ...older] = age(keys[0]) < everyDays ? keys : ([createSigningKey(now), ...keys] as const);
  const followers = [newest, ...older];
  return [newest, ...older.filter((_, index) => age(followers[index] ?? newest) < overlapDays)];
}

/** For `rootcertbundle`: the certificates of all keys, PEM. */
export const certificateBundle = (keys: SigningKeys): string => keys.map(({ certificate }) => certificate).join('');

/** For `jwks` of distribution 3.x, and public: the public keys of all (RFC 7517), under the same ids. */
export function jsonWebKeySet(keys: SigningKeys) {
  return {
    keys: keys.map(({ keyId, privateKey }) => {
      const { kty, crv, x, y } = createPublicKey(createPrivateKey(privateKey)).export({ format: 'jwk' });
      return { kty, crv, x, y, kid: keyId, use: 'sig', alg: 'ES256' };
    }),
  };
}
