import type { Actor } from '@/lib/access/actor';
import type { SearchInput } from '@/lib/catalogue/schema';
import { queryText } from '@/lib/catalogue/search/read-query';
import { GRANT_PROGRAMS, type TrustTier } from '@/lib/names/trust';
import { db } from '@/lib/platform/db';
import { cut, fold, type Language, type Synonym, wordsOf } from '@/lib/testing/search/cut-words';

/** What search promises, said once more without an index: every repository is looked at, its words are cut by other means. */
export type Modelled = {
  id: string;
  namespace: string;
  name: string;
  publisherId: string;
  isPrivate: boolean;
  trust: TrustTier;
  categories: string[];
  os: string[];
  arch: string[];
  pullCount: bigint;
  starCount: number;
  updatedAt: Date;
  words: ReadonlySet<string>;
};
export type Model = {
  repositories: Modelled[];
  memberships: ReadonlySet<string>;
  collaborations: ReadonlySet<string>;
  language: Language;
};
const TIERS: readonly TrustTier[] = ['official', 'verified_publisher', 'sponsored_oss', 'domain_verified', 'community'];

/** Everything as it is now. */
export async function loadModel(): Promise<Model> {
  const { prisma, pool } = db();
  const { rows: synonyms } = await pool.query<Synonym>('SELECT * FROM search.synonyms');
  const { rows } = await pool.query<{ words: string[] }>('SELECT search.unspoken() AS words');
  const { rows: facets } = await pool.query<{ value: string; called: string[] }>(
    'SELECT value, called FROM search.facets',
  );
  const called = new Map(facets.flatMap((facet) => facet.called.map((word) => [word, facet.value] as const)));
  const language = { called, synonyms, unspoken: new Set(rows[0]?.words) };
  const now = new Date();
  const grants = (await prisma.grant.findMany({ where: { withdrawnAt: null } })).filter(
    ({ grantedAt, validUntil }) => grantedAt <= now && (validUntil === null || validUntil > now),
  );
  const best = new Map<string, number>();
  for (const { program, repositoryId, publisherId } of grants) {
    const subject = repositoryId ?? publisherId ?? '';
    best.set(subject, Math.min(best.get(subject) ?? 4, GRANT_PROGRAMS.indexOf(program)));
  }
  const found = await prisma.repository.findMany({ where: { deletedAt: null }, include: { publisher: true } });
  return {
    language,
    memberships: new Set((await prisma.publisherMember.findMany()).map((m) => `${m.userId} ${m.publisherId}`)),
    collaborations: new Set((await prisma.collaborator.findMany()).map((c) => `${c.userId} ${c.repositoryId}`)),
    repositories: found.map((row) => ({
      ...row,
      isPrivate: row.visibility === 'private',
      trust: TIERS[Math.min(best.get(row.id) ?? 4, best.get(row.publisherId) ?? 4)] ?? 'community',
      os: row.operatingSystems,
      arch: row.cpuArchitectures,
      words: wordsOf(language, row),
    })),
  };
}

/** Whether somebody may know of a repository. */
export function sees({ memberships, collaborations }: Model, actor: Actor, row: Modelled): boolean {
  if (!row.isPrivate || actor.kind === 'system' || (actor.kind === 'user' && actor.role === 'admin')) return true;
  if (actor.kind === 'anonymous') return false;
  if (actor.kind === 'user')
    return memberships.has(`${actor.userId} ${row.publisherId}`) || collaborations.has(`${actor.userId} ${row.id}`);
  if (!actor.scopes.some((scope) => scope.startsWith('repo:') || scope === 'scan:write')) return false;
  if (actor.repositoryIds && !actor.repositoryIds.includes(row.id)) return false;
  if (actor.owner.kind === 'publisher') return actor.owner.publisherId === row.publisherId;
  const { userId } = actor.owner;
  return memberships.has(`${userId} ${row.publisherId}`) || collaborations.has(`${userId} ${row.id}`);
}

const MOST_PUBLISHERS = 12;

type Test = (row: Pick<Modelled, 'words' | 'categories'>) => boolean;
export type Asked = { words: string[]; typed: Test; begun: Test };

const has =
  (word: string): Test =>
  ({ words }) =>
    words.has(word);
const begins =
  (start: string): Test =>
  ({ words }) =>
    [...words].some((word) => word.startsWith(start));

/** What a query asks of a repository's words: as typed, and with its last word as the beginning of one. */
export function ask({ language: { synonyms, unspoken, called } }: Model, q: string): Asked {
  const inChinese = synonyms
    .filter(({ word, replaced }) => replaced && word > '~')
    .sort((a, b) => b.word.length - a.word.length);
  const text = fold(queryText(q));
  const said = inChinese.reduce((all, { word, counts_as }) => all.replaceAll(word, ` ${counts_as} `), text);
  const cuts = cut(said, false);
  const countsAs = new Map(synonyms.filter(({ replaced }) => replaced).map(({ word, counts_as }) => [word, counts_as]));
  const telling = cuts.filter((word) => !unspoken.has(word));
  const words = telling.length > 0 ? telling.map((word) => countsAs.get(word) ?? word) : cuts;
  const looked = [...new Set(words)].slice(0, 12);
  const typedLast = cut(text, false).at(-1);
  const unfinished =
    typedLast !== undefined && (countsAs.get(typedLast) ?? typedLast) === words.at(-1) ? typedLast : undefined;
  const testOf = (word: string): Test => {
    const test = /^[\u3005-\u9fff\uac00-\ud7a3\uf900-\ufaff]$/.test(word) ? begins(word) : has(word);
    const category = called.get(word);
    return (of) => test(of) || (category !== undefined && of.categories.includes(category));
  };
  const tests = looked.map(testOf);
  return {
    words: looked,
    typed: (of) => tests.every((test) => test(of)),
    begun: (of) =>
      looked.every(
        (word, i) => tests[i]?.(of) || (unfinished !== undefined && word === words.at(-1) && begins(unfinished)(of)),
      ),
  };
}

export const GROUPS = ['trust', 'category', 'os', 'arch', 'publisher'] as const;
export type Group = (typeof GROUPS)[number];

const valuesIn = (row: Modelled, group: Group): readonly string[] => {
  if (group === 'trust') return [row.trust];
  if (group === 'publisher') return [row.namespace];
  return group === 'category' ? row.categories : row[group];
};

/** The repositories that the viewer may know of, that match, and that the filters leave. */
export function leftBy(model: Model, actor: Actor, test: Test, input: SearchInput, except?: Group): Modelled[] {
  return model.repositories.filter(
    (row) =>
      sees(model, actor, row) &&
      test(row) &&
      GROUPS.every(
        (group) =>
          group === except ||
          input[group].length === 0 ||
          valuesIn(row, group).some((value) => (input[group] as readonly string[]).includes(value)),
      ),
  );
}

/** How many of them have each value of a group. */
export function tally(rows: readonly Modelled[], group: Group): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of valuesIn(row, group)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Publishers as the facet lists them: the most trusted first, then those with most matches; the chosen ones in any case. */
export function publishersOf(rows: readonly Modelled[], chosen: readonly string[]): [string, number][] {
  const counts = [...tally(rows, 'publisher')];
  const trust = (namespace: string) =>
    Math.min(...rows.filter((row) => row.namespace === namespace).map((row) => TIERS.indexOf(row.trust)));
  return counts
    .sort(([a, manyA], [b, manyB]) => trust(a) - trust(b) || manyB - manyA || (a < b ? -1 : 1))
    .filter(([namespace], place) => place < MOST_PUBLISHERS || chosen.includes(namespace));
}
