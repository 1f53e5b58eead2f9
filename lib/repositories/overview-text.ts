import { createHash } from 'node:crypto';
import { MAX_OVERVIEW_BYTES } from '@/lib/markdown/overview-limits';
import type { Language } from '@/lib/names/language';
import { AppError, invalidParameters } from '@/lib/platform/errors';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { withPlainLineEnds } from '@/lib/repositories/text-lines';

type Overviews = Pick<Repository, 'overview' | 'overviewZh'>;

/** The text in a language as it is stored; '' where there is none. */
export const overviewIn = ({ overview, overviewZh }: Overviews, language: Language): string =>
  language === 'zh-CN' ? (overviewZh ?? '') : overview;

/** The columns that hold a text; no Chinese text is null, so that the English one is shown. */
export const overviewColumns = (language: Language, text: string): Partial<Overviews> =>
  language === 'zh-CN' ? { overviewZh: text === '' ? null : text } : { overview: text };

/** A strong entity tag (RFC 9110 §8.8.3) of a text: equal texts have equal ones, whoever saved them when. */
export const etagOf = (text: string): string => `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;

/**
 * Whether an If-Match header names the tag. A tag that a proxy made weak on its way counts too: ours are digests of the
 * text, and compression changes nothing of that.
 */
export const matchesEtag = (ifMatch: string, etag: string): boolean =>
  ifMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);

/**
 * The text as it is stored: line ends are `\n`, and one of nothing but blanks is empty.
 * @throws AppError `too_large` over 1,000,000 bytes of UTF-8, `invalid` with a null character, which Postgres cannot keep
 */
export function storableOverview(written: string): string {
  const text = withPlainLineEnds(written);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_OVERVIEW_BYTES)
    throw new AppError(
      'too_large',
      `The overview has ${bytes.toLocaleString('en')} bytes; at most ${MAX_OVERVIEW_BYTES.toLocaleString('en')} are allowed. Shorten it, or link to a longer text.`,
      { bytes, maxBytes: MAX_OVERVIEW_BYTES },
    );
  if (text.includes('\0') || !text.isWellFormed())
    throw invalidParameters([
      { name: 'body', reason: 'The text holds a character that is none (null or half a pair).' },
    ]);
  return text.trim() === '' ? '' : text;
}
