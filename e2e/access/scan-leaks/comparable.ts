import type { Answer } from '@/e2e/access/scan-leaks/ask';

/** What is another one in every answer: nonces, the moment of the answer, tokens, how long ago. */
const ALWAYS_NEW = [
  /nonce[-=]"?[\w+/=-]+"?/g,
  /"b":"[^"]*"/g,
  /"(?:now|issued_at)":"[^"]*"/g,
  /csrf-token=[^;]*/g,
  /eyJ[\w.-]+/g,
  /just now|\d+ (?:minute|hour)s? ago|刚刚|\d+ ?(?:分钟|小时)前/g,
];

const withoutNew = (text: string): string => ALWAYS_NEW.reduce((told, pattern) => told.replace(pattern, ''), text);

/** The moment, nonces, and how the answer was sent. */
const NEW_HEADERS = /^(?:date|content-security-policy|content-length|transfer-encoding|connection|keep-alive):/;

/** Nonces (base64 of a UUID), ids that Next gives to each answer, and references from one part of a payload to another. */
const NEW_STRINGS = /^"(?:\$.*|[A-Za-z0-9+/]{48}|[\w-]{21}[mv])"$/;

/** The strings of a payload: its parts come in whichever order they were ready. */
const stringsIn = (payload: string): string[] =>
  [...new Set(payload.match(/"(?:[^"\\]|\\.)*"/g))].filter((text) => !NEW_STRINGS.test(text)).sort();

/** What React marks places in a page with: which of them it sent later is another matter each time. */
const PLACES = /^<(?:!--|\/?template|div hidden="?" id="S:|div hidden id="S:)/;

const partsOf = (page: string): string[] =>
  [...new Set(page.replace(/<script\b.*?<\/script>/gs, '').split(/(?=<)/))].filter((part) => !PLACES.test(part)).sort();

/**
 * What an answer tells, as lines, without what is never twice the same: for asking whether two answers tell the same.
 * Scripts within a page are left out, which carry what the payload is asked for as well.
 */
export function comparable({ status, headers, body, isHtml, variant }: Answer): string[] {
  const told = withoutNew(body);
  const head = [String(status), ...headers.filter((header) => !NEW_HEADERS.test(header)).map(withoutNew)];
  if (isHtml) return [...head, ...partsOf(told)];
  return [...head, ...(variant.kind === 'payload' ? stringsIn(told) : [told])];
}
