import { createHash, type KeyObject } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base 32 of RFC 4648 for whole groups of five bytes, which need no padding. */
function base32(bytes: Buffer): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 5) {
    let group = BigInt(`0x${bytes.subarray(i, i + 5).toString('hex')}`);
    let letters = '';
    for (let j = 0; j < 8; j += 1) {
      letters = ALPHABET[Number(group & 31n)] + letters;
      group >>= 5n;
    }
    text += letters;
  }
  return text;
}

/**
 * The fingerprint by which distribution 2.x looks a key up (docker/libtrust): the first 30 bytes of the sha256 of the
 * public key's SPKI, in base 32, twelve groups of four. An RFC 7638 thumbprint is refused there.
 */
export function libtrustKeyId(publicKey: KeyObject): string {
  const digest = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
  return (base32(digest.subarray(0, 30)).match(/.{4}/g) ?? []).join(':');
}
