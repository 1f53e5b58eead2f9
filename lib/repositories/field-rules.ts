import { z } from 'zod';
import { CATEGORIES, MAX_CATEGORIES } from '@/lib/names/category';
import { isLicenceExpression } from '@/lib/names/licence';
import { characterCount, MAX_DESCRIPTION } from '@/lib/names/text-length';

const MAX_KEYWORDS = 10;
const MAX_KEYWORD = 30;
const MAX_REASON = 1000;
const MAX_URL = 2000;
/** One character can carry any number of marks: without this, a megabyte could count as one. */
const CODE_UNITS_PER_CHARACTER = 20;

/** Line breaks, other control characters, and what turns the direction of the text around it (Trojan source). */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const NOT_IN_A_TEXT = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;

const isAtMost =
  (most: number) =>
  (text: string): boolean =>
    text.length <= most * CODE_UNITS_PER_CHARACTER && characterCount(text) <= most;

const plain = z.string().transform((text) => text.toWellFormed().normalize('NFC').trim());

const line = (most: number) =>
  plain
    .refine(isAtMost(most), `Write at most ${most} characters`)
    .refine((text) => !NOT_IN_A_LINE.test(text), 'Write one line, without control characters');

export const description = line(MAX_DESCRIPTION);

/** Markdown of a notice. */
export const reason = plain
  .transform((text) => text.replace(/\r\n?/g, '\n'))
  .refine(isAtMost(MAX_REASON), `Write at most ${MAX_REASON} characters`)
  .refine((text) => !NOT_IN_A_TEXT.test(text), 'Write plain text or Markdown, without control characters');

export const categories = z
  .array(z.enum(CATEGORIES))
  .max(MAX_CATEGORIES, `Choose at most ${MAX_CATEGORIES}`)
  .transform((chosen) => [...new Set(chosen)]);

const keyword = line(MAX_KEYWORD)
  .transform((text) => text.toLowerCase())
  .refine(
    (text) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .+#_-]*$/u.test(text),
    'A keyword begins with a letter or digit, and has only letters, digits, blanks and . + # _ -',
  );

export const keywords = z
  .array(keyword)
  .max(MAX_KEYWORDS, `Write at most ${MAX_KEYWORDS} keywords`)
  .transform((words) => [...new Set(words)]);

/** An empty text means none, as null does. */
const orNone = (isRight: (text: string) => boolean, otherwise: string) =>
  plain
    .refine((text) => text === '' || isRight(text), otherwise)
    .transform((text) => text || null)
    .nullable();

export const licence = orNone(
  (text) => text.length <= 200 && isLicenceExpression(text),
  'Write an SPDX licence identifier, as in Apache-2.0 or MIT OR Apache-2.0',
);

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' && !url.username && !url.password;
}

export const webAddress = orNone(
  (text) => text.length <= MAX_URL && !/\s/.test(text) && isWebAddress(text),
  'Write a whole address that begins with https:// or http://',
);

/** `[host[:port]/]namespace/name[:tag]` in the words of the OCI distribution spec; it need not be here. */
const REFERENCE =
  /^(?:(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d{1,5})?\/|localhost:\d{1,5}\/)?[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?$/;

export const successor = orNone(
  (text) => text.length <= 255 && REFERENCE.test(text),
  'Write a repository’s name as in a pull command, as in nginx or acme/web',
);

/** Postgres knows no year 0. */
export const calendarDay = orNone(
  (text) => z.iso.date().safeParse(text).success && text >= '0001-01-01',
  'Write a day as in 2027-12-31',
);
