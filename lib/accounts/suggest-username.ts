import { randomInt } from 'node:crypto';
import { NAMESPACE_LENGTH } from '@/lib/names/new-name';

const ROOM_FOR_NUMBER = 6;

/** What another place calls somebody, in the letters that a namespace may have: `Åsa.Öberg@x` → `asa-oberg`. */
function inOurLetters(text: string): string {
  return text
    .split('@', 1)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, NAMESPACE_LENGTH.max - ROOM_FOR_NUMBER)
    .replace(/^-+|-+$/g, '');
}

/**
 * Names to try for somebody who comes from elsewhere, the nearest to what they are called there first, the last ones
 * surely well-formed. Whether one is free and may be given is for the caller.
 */
export function suggestUsernames(...wishes: readonly (string | null)[]): string[] {
  const bases = wishes.map((wish) => inOurLetters(wish ?? '')).filter((base) => base.length >= NAMESPACE_LENGTH.min);
  const [nearest, ...others] = bases;
  const numbered = nearest === undefined ? [] : [2, 3, 4, 5].map((number) => `${nearest}-${number}`);
  const chance = Array.from({ length: 3 }, () => `person-${randomInt(100_000, 1_000_000)}`);
  return [...new Set([...bases.slice(0, 1), ...numbered, ...others, ...chance])];
}
