import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'plim_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 36;
const CHECKSUM_LENGTH = 6;
const SHAPE = /^plim_[0-9A-Za-z]{42}$/;

/** CRC-32 of the part before it in base 62: secret scanners can tell a real token from a look-alike without asking us. */
function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i += 1) {
    digits = ALPHABET[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** `plim_`, 36 random characters (214 bits) and a checksum of 6. */
export function newAccessToken(): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(62)]).join('');
  return `${PREFIX}${random}${checksum(PREFIX + random)}`;
}

/** Whether a text can be one of our tokens at all; says nothing of whether it is valid. */
export function looksLikeAccessToken(text: string): boolean {
  return SHAPE.test(text) && text.slice(-CHECKSUM_LENGTH) === checksum(text.slice(0, -CHECKSUM_LENGTH));
}

/** What is stored of a token: sha256 in hex. It has enough chance in it to need no salt. */
export const digestOfAccessToken = (token: string): string => createHash('sha256').update(token).digest('hex');
