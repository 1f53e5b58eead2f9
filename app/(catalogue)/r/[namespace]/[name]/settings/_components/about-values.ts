import type { Category } from '@/lib/names/category';
import type { DescribedField, RepositoryChanges } from '@/lib/repositories/change-schema';
import { DEFINITION_FIELDS } from '@/lib/repositories/change-words';
import type { RepositoryView } from '@/lib/repositories/schema';

export const LINK_FIELDS = ['sourceUrl', 'homepageUrl', 'documentationUrl', 'issuesUrl', 'supportUrl'] as const;
export type LinkField = (typeof LINK_FIELDS)[number];

/** What the form holds: texts as they are typed. */
export type AboutValues = Record<LinkField, string> & {
  description: string;
  descriptionZh: string;
  categories: readonly Category[];
  keywords: string;
  licence: string;
};

export type AboutBefore = Pick<RepositoryView, DescribedField>;

export const valuesOf = (before: AboutBefore): AboutValues => ({
  description: before.description,
  descriptionZh: before.descriptionZh ?? '',
  categories: before.categories,
  keywords: before.keywords.join(', '),
  licence: before.licence ?? '',
  sourceUrl: before.sourceUrl ?? '',
  homepageUrl: before.homepageUrl ?? '',
  documentationUrl: before.documentationUrl ?? '',
  issuesUrl: before.issuesUrl ?? '',
  supportUrl: before.supportUrl ?? '',
});

/** Commas of both scripts separate keywords. */
const keywordsOf = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((keyword) => keyword.trim())
    .filter(Boolean);

/**
 * Only what was changed: what somebody else saved in another field meanwhile stays, and what an import writes is never
 * sent.
 */
export function changesOf(before: AboutBefore, values: AboutValues, imported: boolean): RepositoryChanges {
  const old = valuesOf(before);
  const fields = (Object.keys(old) as (keyof AboutValues)[]).filter(
    (field) =>
      String(values[field]) !== String(old[field]) &&
      !(imported && (DEFINITION_FIELDS as readonly string[]).includes(field)),
  );
  return Object.fromEntries(
    fields.map((field) => [field, field === 'keywords' ? keywordsOf(values.keywords) : values[field]]),
  );
}
