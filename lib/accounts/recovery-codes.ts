import { createHmac, randomInt } from 'node:crypto';
import { deriveKey } from '@/lib/platform/secret-box';

// Crockford's base32: no i, l, o, u. Ten letters of 32 are 50 bits.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LETTERS = 10;
const COUNT = 10;

const oneCode = (): string => {
  const letters = Array.from({ length: LETTERS }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
};

/** Ten codes `xxxxx-xxxxx` of 50 random bits each, all different; each lets its owner in once without the app. */
export function recoveryCodes(): string[] {
  const codes = new Set<string>();
  while (codes.size < COUNT) codes.add(oneCode());
  return [...codes];
}

/** The letters of a code as someone typed it: any case, with or without hyphen and spaces, `O` for 0, `I` or `L` for 1. */
const lettersOf = (code: string): string =>
  code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');

/**
 * What is stored of a recovery code, in hexadecimal, or null when the text cannot be one. Keyed by the site's secret:
 * 50 bits could be found out from a plain digest of a database that was stolen.
 */
export function digestOfRecoveryCode(authSecret: string, code: string): string | null {
  const letters = lettersOf(code);
  if (letters.length !== LETTERS || ![...letters].every((letter) => ALPHABET.includes(letter))) return null;
  return createHmac('sha256', deriveKey(authSecret, 'recovery-code')).update(letters).digest('hex');
}
