import type { FieldRefusal } from '@/lib/accounts/refusal';

const LONGEST = 60;

/** A name to show, trimmed, or why it cannot be one. Marks that turn the direction of text could disguise it. */
export function checkDisplayName(text: string): { name: string } | { refusal: FieldRefusal } {
  const name = text.trim();
  const length = [...name].length;
  if (length < 1 || length > LONGEST || /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(name))
    return { refusal: { kind: 'display-name' } };
  return { name };
}

/** What somebody is called elsewhere, made to fit. */
export function toDisplayName(text: string, fallback: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return [...line].slice(0, LONGEST).join('').trim() || fallback;
}
