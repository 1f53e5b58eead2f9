import { randomNumbers, repositoryId } from '@/bench/search/generate';
import { CHINESE_WORDS, OFFICIAL_NAMES } from '@/bench/search/vocabulary';
import type { TrustTier } from '@/lib/names/trust';
import { db } from '@/lib/platform/db';

/** What a reader would know of a repository: read from its own row, not from what search keeps of it. */
export type Known = {
  namespace: string;
  name: string;
  description: string;
  descriptionZh: string | null;
  trust: TrustTier;
  pulls: number;
  stars: number;
  /** Neither archived nor deprecated nor left alone for two years */
  live: boolean;
};

export const pathOf = ({ namespace, name }: { namespace: string; name: string }): string => `${namespace}/${name}`;

/** At most so many of a list, from all over it. */
export const everyNth = <T>(list: readonly T[], most: number): T[] =>
  list.filter((_, place) => place % Math.ceil(list.length / most) === 0);

/** A name however its words are joined. */
export const squeezed = (name: string): string => name.replace(/[-_.]/g, '');

export type KnownRepositories = {
  /** All that have any badge or a proven domain */
  trusted: Known[];
  /** Some of all, the same for the same catalogue */
  picked: Known[];
  /** Of the names of these and of some trusted ones all repositories, by squeezed name */
  named: ReadonlyMap<string, readonly Known[]>;
  /** All that some publishers have, by namespace */
  published: ReadonlyMap<string, readonly Known[]>;
  /** Those most pulled whose Chinese description has the word, by word */
  described: ReadonlyMap<string, readonly Pick<Known, 'namespace' | 'name'>[]>;
};

const PICKS = 400;
const TRUSTED_NAMES = 150;
const PUBLISHERS = 40;

const rows = (where: string, order = 'r.namespace, r.name') => `SELECT r.namespace, r.name, r.description,
    r.description_zh AS "descriptionZh", t.tier AS trust, r.pull_count::float8 AS pulls, r.star_count AS stars,
    r.updated_at > now() - interval '2 years' AND r.archived_at IS NULL AND r.retired_at IS NULL AND r.deprecation IS NULL AS live
  FROM repositories r JOIN repository_trust t ON t.repository_id = r.id WHERE ${where} ORDER BY ${order}`;
const TRUSTED = rows(`(r.id IN (SELECT repository_id FROM grants WHERE withdrawn_at IS NULL)
  OR r.publisher_id IN (SELECT publisher_id FROM grants WHERE withdrawn_at IS NULL))`);
const PICKED = rows('r.id = ANY($1)', 'r.id');
const NAMED = rows("translate(r.name, '-_.', '') = ANY($1)");
const DESCRIBED = `SELECT * FROM (
    SELECT w.word, r.namespace, r.name, row_number() OVER (PARTITION BY w.word ORDER BY r.pull_count DESC) AS place
    FROM repositories r JOIN unnest($1::text[]) AS w(word) ON strpos(r.description_zh, w.word) > 0
  ) d WHERE place <= 100`;
const PUBLISHED = rows('r.namespace = ANY($1)');
const LAST = 'SELECT id FROM repositories WHERE id <= $1 ORDER BY id DESC LIMIT 1';

/** The repositories that the queries of `relevance.ts` are about. */
export async function knownRepositories(): Promise<KnownRepositories> {
  const read = async (text: string, values: unknown[] = []) => (await db().pool.query<Known>(text, values)).rows;
  const { rows: last } = await db().pool.query<{ id: string }>(LAST, [repositoryId(2 ** 48 - 1)]);
  const repositories = Number.parseInt(last[0]?.id.slice(-12) ?? '0', 16) + 1;
  const random = randomNumbers(repositories);
  const numbers = Array.from({ length: PICKS }, () =>
    Math.floor(OFFICIAL_NAMES.length + random() * (repositories - OFFICIAL_NAMES.length)),
  );
  const trusted = await read(TRUSTED);
  const picked = await read(PICKED, [numbers.map(repositoryId)]);
  const names = new Set([...picked, ...everyNth(trusted, TRUSTED_NAMES)].map(({ name }) => squeezed(name)));
  const namespaces = everyNth(picked, PUBLISHERS).map(({ namespace }) => namespace);
  const published = Map.groupBy(await read(PUBLISHED, [namespaces]), ({ namespace }) => namespace);
  const named = Map.groupBy(await read(NAMED, [[...names]]), ({ name }) => squeezed(name));
  const { rows: spoken } = await db().pool.query<{ word: string; namespace: string; name: string }>(DESCRIBED, [
    CHINESE_WORDS,
  ]);
  return { trusted, picked, named, published, described: Map.groupBy(spoken, ({ word }) => word) };
}
