import type { ReadQuery } from '@/lib/catalogue/search/read-query';
import { escapeLike, type Sql } from '@/lib/catalogue/search/sql';

/** More than anything that is not called so can have, */
const NAMED = 20;
/** and about what the words of a name are worth, for what sinks while others of the name do not. */
const NAMED_BUT_SUNK = 4;
/** Archived, deprecated, or left alone for two years. An official one stays what its name means. */
const SINKS = "(d.facets & 1 = 0 AND (d.score < 0 OR d.updated_at < now() - interval '2 years'))";

/** What is wholly called as the query is: as typed, joined in another way, or by another word for the same. */
function namesOf({ text, typed, words, alike }: ReadQuery): string[] {
  // A Chinese word that counts as an English one is what somebody looks for, and no name.
  const meant = /^[ -~]*$/.test(text) ? [words.join('-'), words.join(''), ...alike] : [];
  return [...new Set([text, typed.join('-'), ...meant])];
}

/** `bitnami nginx` names bitnami/nginx. */
function orInFull(sql: Sql, { typed }: ReadQuery): string {
  if (typed.length < 2) return '';
  const namespaces = typed.slice(1).map((_, place) => typed.slice(0, place + 1).join('-'));
  return `OR d.namespace = ANY(${sql.value(namespaces)}::text[])
      AND d.namespace || '-' || translate(d.name, '_./', '---') = ${sql.value(typed.join('-'))}`;
}

/**
 * How well a document `d` matches, on top of its score (trust, pulls, stars): the whole name most, a trusted one before
 * others, then how much of the name the words are; what is of the category that is asked for. What was archived, deprecated or
 * left alone for two years sinks, unless nothing else is called as the query is.
 */
export function rankOf(sql: Sql, read: ReadQuery): string {
  const { text, full, words, facets } = read;
  // Not extract(), which calculates with decimal numbers and takes longer than all the rest.
  const freshness = `0.5 * exp(-greatest(0, date_part('epoch', now() - d.updated_at)) / 31557600)
    - CASE WHEN d.updated_at < now() - interval '2 years' THEN 3 ELSE 0 END`;
  if (words.length === 0) return `d.score + ${freshness}`;
  const begins = `${escapeLike(full?.name ?? text)}%`;
  const patterns = words.map((word) => `%${escapeLike(word)}%`);
  const trusted = 'CASE d.facets & 31 WHEN 1 THEN 6 WHEN 2 THEN 4 WHEN 4 THEN 4 WHEN 8 THEN 2 ELSE 0 END';
  // No number of pulls brings somebody's image of a name before the official one, or a stranger's before a trusted one.
  const named = 'CASE d.facets & 31 WHEN 1 THEN 18 WHEN 2 THEN 8 WHEN 4 THEN 8 WHEN 8 THEN 4 ELSE 0 END';
  const whole = full
    ? `WHEN d.namespace = ${sql.value(full.namespace)} AND d.name = ${sql.value(full.name)} THEN 60
      WHEN d.namespace = ${sql.value(full.namespace)} AND d.name LIKE ${sql.value(begins)} THEN 50`
    : '';
  const isNamed = `(d.name = ANY(${sql.value(namesOf(read))}::text[]) ${orInFull(sql, read)})`;
  const mask = [...facets.values()].reduce((bits, bit) => bits + 2 ** bit, 0);
  const share = `${sql.value(words.join('').length)}::float8 / char_length(d.name)`;
  return `d.score + ${freshness} + CASE ${whole}
      WHEN ${isNamed} THEN ${named} + CASE WHEN ${SINKS} AND bool_or(${isNamed} AND NOT ${SINKS}) OVER () THEN ${NAMED_BUT_SUNK} ELSE ${NAMED} END
      WHEN d.name LIKE ${sql.value(begins)} THEN 2 + 1.5 * ${share} + 0.5 * ${trusted}
      WHEN d.name LIKE ALL (${sql.value(patterns)}::text[]) THEN 1.5 + 1.5 * ${share} + 0.2 * ${trusted} ELSE 0 END
    + CASE WHEN d.namespace = ${sql.value(full?.namespace ?? text.replace(/\/$/, ''))} THEN 1 ELSE 0 END
    + CASE WHEN d.facets & ${sql.value(mask)}::bigint <> 0 THEN 1.5 ELSE 0 END`;
}

/** Of a name that is not finished, official ones come first: more than any rank. */
export const officialBeginning = (sql: Sql, { text }: ReadQuery): string =>
  `CASE WHEN d.facets & 1 <> 0 AND d.name LIKE ${sql.value(`${escapeLike(text)}%`)} THEN 100 ELSE 0 END`;
