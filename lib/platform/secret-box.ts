import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** 32 bytes for one purpose, from the site's secret: HKDF with SHA-256 (RFC 5869). Different purposes share nothing. */
export const deriveKey = (authSecret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', authSecret, 'plimsoll', purpose, 32));

/**
 * Encrypts a small secret with AES-256-GCM, as `v1.` and base64url of nonce, text and tag. `owner`, such as an
 * account's id, is bound to it: the result opens for that owner only, so it cannot be moved to another row.
 */
export function sealSecret(authSecret: string, purpose: string, owner: string, secret: string): string {
  // A random nonce is safe for 2^32 secrets of a purpose (NIST SP 800-38D §8.3).
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(authSecret, purpose), nonce);
  cipher.setAAD(Buffer.from(`${VERSION}.${owner}`));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64url')}`;
}

/**
 * What `sealSecret` sealed for this purpose and owner.
 * @throws Error when it was changed, is another owner's or purpose's, or was sealed with another NEXTAUTH_SECRET
 */
export function openSecret(authSecret: string, purpose: string, owner: string, sealed: string): string {
  const [version, encoded = '', ...more] = sealed.split('.');
  const bytes = Buffer.from(encoded, 'base64url');
  const failure = (cause?: unknown) =>
    new Error(
      'A stored secret cannot be opened: it was changed, or NEXTAUTH_SECRET is another than when it was stored.',
      {
        cause,
      },
    );
  // Decoding forgives other letters; only the one true spelling may pass.
  if (version !== VERSION || more.length > 0 || bytes.toString('base64url') !== encoded) throw failure();
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw failure();
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(authSecret, purpose), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(`${VERSION}.${owner}`));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (error) {
    throw failure(error);
  }
}
