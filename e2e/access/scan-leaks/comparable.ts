import type { Answer } from '@/e2e/access/scan-leaks/ask';

/** What is another one in every answer: the nonce of the content security policy, and ids that React gives. */
const ALWAYS_NEW = [/nonce[-=]"?[\w+/=-]+"?/g, /"b":"[^"]*"/g];

/** Nonces (base64 of a UUID), ids that Next gives to each answer, and references from one part of a payload to another. */
const NEW_STRINGS = /^"(?:\$.*|[A-Za-z0-9+/]{48}|[\w-]{21}[mv])"$/;

/** The strings of a payload: its parts come in whichever order they were ready. */
const stringsIn = (payload: string): string[] =>
  [...new Set(payload.match(/"(?:[^"\\]|\\.)*"/g))].filter((text) => !NEW_STRINGS.test(text)).sort();

/**
 * What an answer tells, as lines, without what is never twice the same: for asking whether two answers tell the same.
 * Scripts within a page are left out, which carry what the payload is asked for as well.
 */
export function comparable({ status, body, isHtml, variant }: Answer): string[] {
  const told = ALWAYS_NEW.reduce((text, pattern) => text.replace(pattern, ''), body);
  if (isHtml) return [String(status), ...told.replace(/<script\b.*?<\/script>/gs, '').split(/(?=<)/)];
  return [String(status), ...(variant.kind === 'payload' ? stringsIn(told) : [told])];
}
