import type { ReadQuery } from '@/lib/catalogue/search/read-query';
import type { Readable } from '@/lib/catalogue/search/readable';
import { Sql } from '@/lib/catalogue/search/sql';
import { db } from '@/lib/platform/db';

/** Letters that must be inserted, deleted, replaced or swapped with their neighbour (optimal string alignment), up to two. */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length !== b.length) return a.length > b.length ? restA.slice(1) === restB : restB.slice(1) === restA;
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

type Candidate = { typed: string; word: string; frequency: number; score: number | null };

const CANDIDATES = `SELECT t.typed, v.word, max(v.frequency)::int AS frequency,
    (SELECT max(d.score) FROM search.documents d WHERE d.band >= 0 AND d.name = v.word) AS score
  FROM unnest($1::text[]) AS t(typed) JOIN search.vocabulary v ON v.shortened && search.shortened(t.typed)
  GROUP BY 1, 2`;

/** What is pulled and trusted, or used in many names, is what was meant. */
const likelihood = ({ frequency, score }: Candidate): number => Math.max(score ?? 0, 0) + Math.log10(frequency);

/** For each word of four letters or more that is one slip away from a likelier word of names: that word, the likeliest one. */
async function correctionsOf(words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const correctable = words.filter((word) => /^(?=.*[a-z])[a-z0-9]{4,24}$/.test(word));
  if (correctable.length === 0) return new Map();
  const { rows } = await db().pool.query<Candidate>(CANDIDATES, [correctable]);
  const best = new Map<string, Candidate>();
  for (const candidate of rows) {
    const isItself = candidate.word === candidate.typed;
    if (!isItself && !isOneEditApart(candidate.typed, candidate.word)) continue;
    const known = best.get(candidate.typed);
    if (!known || likelihood(candidate) > likelihood(known)) best.set(candidate.typed, candidate);
  }
  return new Map([...best].flatMap(([typed, { word }]) => (word === typed ? [] : [[typed, word]])));
}

/** A query with its mistyped words corrected, undefined where none is. */
export async function correctedText({ text, typed }: ReadQuery): Promise<string | undefined> {
  const corrections = await correctionsOf(typed);
  if (corrections.size === 0) return undefined;
  return text.replace(/[a-z0-9]+/g, (word) => corrections.get(word) ?? word);
}

/** So much more score has what was meant instead of a name: as much as the badge of an official one, or 500,000 times the pulls. */
const FAR = 4;
const nameIn = ({ text, typed, full }: ReadQuery): string[] => (full ? [full.name] : [text, typed.join('-')]);

/**
 * Whether what was typed is what a repository is called that this reader may know of, and what it would be corrected to is not
 * far more important.
 */
export async function isNameAsTyped(read: ReadQuery, corrected: ReadQuery, readable: Readable): Promise<boolean> {
  const sql = new Sql();
  // Within a namespace by its full name (OFFSET 0), not along all that are called so.
  const among = read.full
    ? `(SELECT * FROM search.documents WHERE namespace = ${sql.value(read.full.namespace)} AND name = called.name OFFSET 0) d WHERE true`
    : 'search.documents d WHERE d.name = called.name';
  const own = (namespaces: readonly string[], ids: readonly string[]) =>
    `OR d.namespace = ANY(${sql.value(namespaces)}::text[]) OR d.id = ANY(${sql.value(ids)}::uuid[])`;
  const more = readable === 'everything' ? 'OR true' : readable ? own(readable.namespaces, readable.ids) : '';
  const best = (names: string[]) => `(SELECT max(b.score) FROM unnest(${sql.value(names)}::text[]) AS called(name),
    LATERAL (SELECT d.score FROM ${among} AND (d.band >= 0 ${more}) ORDER BY d.score DESC LIMIT 1) b)`;
  const [found] = await sql.rows<{ typed: number | null; meant: number | null }>(
    `SELECT ${best(nameIn(read))} AS typed, ${best(nameIn(corrected))} AS meant`,
  );
  if (!found || found.typed === null) return false;
  return found.meant === null || found.meant < found.typed + FAR;
}
