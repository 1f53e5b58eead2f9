import { z } from 'zod';
import { LANGUAGES } from '@/lib/names/language';
import { WITHOUT_NULL } from '@/lib/names/null-character';

const language = z.enum(LANGUAGES);
const number = z.number().int().positive();

export const overviewQuery = z.object({ language: language.default('en') });
export const saveOverviewQuery = overviewQuery.extend({
  message: z.string().trim().max(200).regex(WITHOUT_NULL).optional(),
});
export const revisionsQuery = overviewQuery.extend({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
export const imageQuery = z.object({ alt: z.string().max(200).default('') });
export const restoreInput = z.strictObject({ language: language.default('en') });

export const savedOverview = z.object({
  language,
  /** The revision that holds the text; null while it was never changed here */
  revision: number.nullable(),
  /** To send as If-Match with the next change */
  etag: z.string(),
  bytes: z.number().int(),
  /** False when the text was what it had been */
  changed: z.boolean(),
});
export type SavedOverview = z.infer<typeof savedOverview>;

const revisionView = z.object({
  number,
  author: z.string(),
  /** Name of the access token that saved it */
  tokenName: z.string().nullable(),
  message: z.string().nullable(),
  /** Number of the revision whose text it brought back */
  restoredFrom: number.nullable(),
  addedLines: z.number().int(),
  removedLines: z.number().int(),
  createdAt: z.iso.datetime(),
});
export type RevisionView = z.infer<typeof revisionView>;

export const revisionPage = z.object({
  revisions: z.array(revisionView),
  total: z.number().int(),
  page: number,
  pageSize: number,
});
export type RevisionPage = z.infer<typeof revisionPage>;

const diff = z.object({
  hunks: z.array(
    z.object({
      beforeStart: z.number().int(),
      beforeCount: z.number().int(),
      afterStart: z.number().int(),
      afterCount: z.number().int(),
      lines: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    }),
  ),
  added: z.number().int(),
  removed: z.number().int(),
  finalLineEnd: z.enum(['same', 'added', 'removed']),
  exact: z.boolean(),
});

export const revisionDetails = revisionView.extend({
  /** Markdown */
  text: z.string(),
  /** Number of the revision before it, which `diff` compares it with */
  previous: number.nullable(),
  /** Number of the newest revision of this language */
  latest: number,
  diff,
});
export type RevisionDetails = z.infer<typeof revisionDetails>;

const pictureState = z.object({
  address: z.string(),
  state: z.enum(['shown', 'waiting', 'failed', 'blocked']),
  /** Why it could not be fetched */
  problem: z.string().nullable(),
});
export type PictureState = z.infer<typeof pictureState>;

export const overviewPreview = z.object({
  /** As on the public page; allow-listed elements only */
  html: z.string(),
  /** Too deep or too long to format: shown as its own source text */
  plain: z.boolean(),
  /** The pictures elsewhere that the text shows */
  pictures: z.array(pictureState),
});
export type OverviewPreview = z.infer<typeof overviewPreview>;

export const addedImage = z.object({
  path: z.string(),
  /** What to write into the overview */
  markdown: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});
export type AddedImage = z.infer<typeof addedImage>;
