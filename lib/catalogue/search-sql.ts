import { type Actor, seesEverything, userIdOf } from '@/lib/access/actor';
import { readsPrivate } from '@/lib/access/scopes';
import type { SearchInput } from '@/lib/catalogue/schema';

/** SQL text with its parameters; `$n` numbers are given as values are added. */
export class Sql {
  readonly values: unknown[] = [];

  /** Adds a value. @returns its placeholder */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** The viewer's condition on `repositories r`: the same rule as `visibleTo` in lib/repositories/policy.ts. */
export function visibleCondition(actor: Actor, sql: Sql): string {
  const live = 'r.deleted_at IS NULL';
  if (seesEverything(actor)) return live;
  const mine = belongsCondition(actor, sql);
  return mine ? `${live} AND (r.visibility = 'public' OR ${mine})` : `${live} AND r.visibility = 'public'`;
}

function belongsCondition(actor: Actor, sql: Sql): string | undefined {
  if (actor.kind === 'token' && !readsPrivate(actor.scopes)) return undefined;
  const limit =
    actor.kind === 'token' && actor.repositoryIds ? ` AND r.id = ANY(${sql.value(actor.repositoryIds)}::uuid[])` : '';
  if (actor.kind === 'token' && actor.owner.kind === 'publisher')
    return `(r.publisher_id = ${sql.value(actor.owner.publisherId)}::uuid${limit})`;
  const userId = userIdOf(actor);
  if (userId === undefined) return undefined;
  const user = `${sql.value(userId)}::uuid`;
  return `((EXISTS (SELECT 1 FROM publisher_members m WHERE m.publisher_id = r.publisher_id AND m.user_id = ${user})
    OR EXISTS (SELECT 1 FROM collaborators c WHERE c.repository_id = r.id AND c.user_id = ${user}))${limit})`;
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/**
 * The words to look for: lower case, full-width forms folded (NFKC), and a pasted reference reduced to its
 * repository: `docker.io/library/nginx:1.27@sha256:…` → `nginx`.
 */
export function queryWords(q: string): string[] {
  // Postgres has no place for NUL, and UTF-8 none for half a surrogate pair.
  const folded = q
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .trim();
  const reference =
    /^(?:[a-z0-9.-]+(?:\.[a-z0-9-]+|:\d+)\/|localhost\/)?([a-z0-9][a-z0-9._/-]*?)(?::[\w][\w.-]{0,127})?(?:@sha(?:256|512):[a-f0-9]+)?$/.exec(
      folded,
    );
  const text = reference?.[1] && /[/:@]/.test(folded) ? reference[1].replace(/^library\//, '') : folded;
  return [...new Set(text.split(/\s+/).filter(Boolean))].slice(0, 12);
}

/** Every word occurs somewhere in the namespace, the name or a description. */
export const wordsCondition = (words: readonly string[], sql: Sql): string =>
  words.length === 0
    ? 'TRUE'
    : words.map((word) => `r.search_text LIKE ${sql.value(`%${escapeLike(word)}%`)}`).join(' AND ');

/** Best match: the exact name, then trust, then where and how much of the name matches, then popularity; what is archived, retired, deprecated or untouched for two years sinks. */
export function bestMatchOrder(words: readonly string[], sql: Sql): string {
  const tier = `CASE t.tier WHEN 'official' THEN 4.0 WHEN 'verified_publisher' THEN 2.5 WHEN 'sponsored_oss' THEN 2.0 WHEN 'domain_verified' THEN 1.0 ELSE 0 END`;
  const popularity = `0.5 * log(1 + r.pull_count::numeric)::float8 + 0.3 * log((1 + r.star_count)::numeric)::float8`;
  const sunk = `CASE WHEN r.archived_at IS NOT NULL OR r.retired_at IS NOT NULL THEN 8 WHEN r.deprecation IS NOT NULL THEN 4 WHEN r.updated_at < now() - interval '2 years' THEN 3 ELSE 0 END`;
  const whole = words.join(' ');
  if (!whole) return `${tier} + ${popularity} - ${sunk} DESC`;
  const name = sql.value(whole);
  const prefix = sql.value(`${escapeLike(whole)}%`);
  const inside = sql.value(`%${escapeLike(whole)}%`);
  const match = `CASE WHEN r.namespace || '/' || r.name = ${name} THEN 20 WHEN r.name = ${name} THEN 12 WHEN r.name LIKE ${prefix} THEN 4 WHEN r.name LIKE ${inside} THEN 3 WHEN r.namespace = ${name} THEN 2 ELSE 0 END`;
  return `${match} + 1.5 * ${tier} + ${popularity} - ${sunk} DESC`;
}

export const sortOrder = (input: Pick<SearchInput, 'sort'>, words: readonly string[], sql: Sql): string => {
  const stable = 'r.namespace, r.name';
  if (input.sort === 'pulls') return `r.pull_count DESC, ${stable}`;
  if (input.sort === 'stars') return `r.star_count DESC, ${stable}`;
  if (input.sort === 'updated') return `r.updated_at DESC, ${stable}`;
  return `${bestMatchOrder(words, sql)}, ${stable}`;
};

export type FacetGroup = 'trust' | 'category' | 'os' | 'arch';

/** Any of the values inside a group; an empty group allows all. */
export function facetCondition(group: FacetGroup, values: readonly string[], sql: Sql): string {
  if (values.length === 0) return 'TRUE';
  const column = { trust: 'tier', category: 'categories', os: 'operating_systems', arch: 'cpu_architectures' }[group];
  return group === 'trust'
    ? `${column} = ANY(${sql.value(values)}::text[])`
    : `${column} && ${sql.value(values)}::text[]`;
}
