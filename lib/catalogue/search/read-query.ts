import { db } from '@/lib/platform/db';

/** What a reader typed, as the index sees it. */
export type ReadQuery = {
  /** Folded and without what is no part of a name: registry, tag, digest */
  text: string;
  /** The namespace of `namespace/name`, and the name */
  full?: { namespace: string; name: string } | undefined;
  /** As typed, in the order of the text */
  typed: string[];
  /** What is looked for: without words that say nothing, synonyms as the word they count as */
  words: string[];
  /** Other words that count as the only one of these */
  alike: string[];
  /** The last word as typed, which may not be finished, where it is looked for: of `words`, what it counts as */
  last?: { typed: string; word: string } | undefined;
  /** In how many documents are frequent words that begin as the last word does, those of each word added up */
  begun: number;
  /** Of `words`, those that are what a facet's value is called, with its bit */
  facets: ReadonlyMap<string, number>;
  /** Exact figures of frequent words; the empty word stands for everything. */
  counts: ReadonlyMap<string, WordCount>;
};
export type WordCount = { total: number; byBit: readonly number[] };

const MOST_WORDS = 12;
const REFERENCE =
  /^(?:(?:[a-z0-9.-]+(?:\.[a-z0-9-]+|:\d+)|localhost)\/)?([a-z0-9][a-z0-9._/-]*?)(?::\w[\w.-]{0,127})?(?:@sha(?:256|512):[a-f0-9]+)?$/;

/**
 * The text of a query: lower case, full-width forms folded (NFKC), what Postgres cannot hold as spaces, and a pasted
 * reference reduced to its repository: `docker.io/library/nginx:1.27@sha256:…` → `nginx`.
 */
export function queryText(q: string): string {
  const folded = q
    .toWellFormed()
    .replace(/[\p{Cc}\ufffd]/gu, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .trim();
  const repository = /[/:@]/.test(folded) ? REFERENCE.exec(folded)?.[1] : undefined;
  return (repository ?? folded).replace(/^library\/(?=.)/, '');
}

type Row = {
  typed: string[];
  words: string[];
  alike: string[];
  last: string | null;
  begun: number | null;
  facets: Record<string, number> | null;
  counts: { word: string; total: number; by_bit: number[] }[] | null;
};
type Change = { word: string; sign: number; facets: number; times: number };

// A word that is to be counted has no total yet.
const READ = `WITH read AS MATERIALIZED (SELECT search.words($1, false) AS typed, search.query_words($1) AS words)
  SELECT read.typed, read.words,
    ARRAY(SELECT s.word FROM search.synonyms s WHERE s.replaced AND s.counts_as = read.words[1] AND cardinality(read.words) = 1) AS alike,
    coalesce((SELECT s.counts_as FROM search.synonyms s WHERE s.replaced AND s.word = read.typed[cardinality(read.typed)]), read.typed[cardinality(read.typed)]) AS last,
    (SELECT sum(c.total)::float8 FROM search.word_counts c WHERE c.word >= read.typed[cardinality(read.typed)] AND c.word < read.typed[cardinality(read.typed)] || '~') AS begun,
    (SELECT jsonb_object_agg(word, f.bit) FROM search.facets f, unnest(f.called) AS word WHERE word = ANY(read.words)) AS facets,
    (SELECT jsonb_agg(c) FROM search.word_counts c WHERE c.word = ANY(read.words || ''::text) AND c.total > 0) AS counts,
    (SELECT jsonb_agg(d) FROM (SELECT c.word, c.sign, c.facets, count(*) AS times FROM search.word_changes c
      WHERE c.word = ANY(read.words || ''::text) GROUP BY 1, 2, 3) d) AS changes
  FROM read`;

/** Adds what changed since the words were counted. */
function withChanges(counts: NonNullable<Row['counts']>, changes: readonly Change[]): Map<string, WordCount> {
  const known = new Map(counts.map(({ word, total, by_bit }) => [word, { total, byBit: [...by_bit] }]));
  for (const { word, sign, facets, times } of changes) {
    const count = known.get(word);
    if (!count) continue;
    count.total += sign * times;
    for (const [bit, before] of count.byBit.entries())
      if (Math.floor(facets / 2 ** bit) % 2 === 1) count.byBit[bit] = before + sign * times;
  }
  return known;
}

/** The words of a query, cut where documents are cut, by the same functions, and what is known of them. */
export async function readQuery(q: string): Promise<ReadQuery> {
  const text = queryText(q);
  const { rows } = await db().pool.query<Row & { changes: Change[] | null }>({
    name: 'search-read',
    text: READ,
    values: [text],
  });
  const { typed = [], words = [], alike = [], last, begun, facets, counts, changes } = rows[0] ?? {};
  const [lastTyped, lastWord] = [typed.at(-1), words.at(-1)];
  const [, namespace, name] = /^([a-z0-9._-]+)\/([a-z0-9._/-]+)$/.exec(text) ?? [];
  return {
    text,
    full: namespace && name ? { namespace, name } : undefined,
    typed: [...new Set(typed)].slice(0, MOST_WORDS),
    words: [...new Set(words)].slice(0, MOST_WORDS),
    alike,
    last: lastTyped && lastWord && lastWord === last ? { typed: lastTyped, word: lastWord } : undefined,
    begun: begun ?? 0,
    facets: new Map(Object.entries(facets ?? {})),
    counts: withChanges(counts ?? [], changes ?? []),
  };
}
