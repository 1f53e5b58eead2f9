import type pg from 'pg';
import { AFFIXES, CHINESE_WORDS, HEAD_WORDS, OFFICIAL_NAMES, rareWord } from '@/bench/search/vocabulary';
import { CATEGORIES } from '@/lib/names/category';

/** Numbers from 0 to below 1, the same for the same seed (splitmix32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

const RARE_WORDS = 500_000;
const VOCABULARY = HEAD_WORDS.length + RARE_WORDS;
const FILLERS = ['a', 'the', 'for', 'with', 'and', 'of', 'image', 'docker', 'container', 'simple', 'based', 'on'];
const BATCH = 5000;
/** Of the newest repository; no clock, so that the same seed makes the same rows. */
const NEWEST = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;

/** A word by Zipf's law: the n-th is used as often as the first divided by n. */
export function zipfWord(random: () => number): string {
  const rank = Math.floor(VOCABULARY ** random()) - 1;
  return HEAD_WORDS[rank] ?? rareWord(rank - HEAD_WORDS.length);
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

function repositoryName(random: () => number): string {
  const shape = random();
  if (shape < 0.2) return zipfWord(random);
  if (shape < 0.35) return `${pick(AFFIXES, random)}-${zipfWord(random)}`;
  if (shape < 0.6) return `${zipfWord(random)}-${pick(AFFIXES, random)}`;
  if (shape < 0.9) return `${zipfWord(random)}${random() < 0.15 ? '_' : '-'}${zipfWord(random)}`;
  return `${zipfWord(random)}-${zipfWord(random)}-${pick(AFFIXES, random)}`;
}

function describe(name: string, random: () => number): string {
  if (random() < 0.6) return '';
  const words = random() < 0.5 ? [name.split(/[-_]/)[0] ?? name] : [];
  for (let left = 3 + Math.floor(random() * 10); left > 0; left -= 1)
    words.push(random() < 0.35 ? pick(FILLERS, random) : zipfWord(random));
  return words.join(' ');
}

function describeInChinese(random: () => number): string | null {
  if (random() < 0.97) return null;
  let text = '';
  for (let left = 2 + Math.floor(random() * 5); left > 0; left -= 1)
    text += random() < 0.15 ? zipfWord(random) : pick(CHINESE_WORDS, random);
  return text;
}

/** Pulls of the repository whose place among all is `share` (0: the most pulled): a broken power law, 10 billion to none. */
function pullsAt(share: number, repositories: number): number {
  const rank = share * repositories + 1;
  const knee = Math.max(2, repositories * 0.0013);
  const atKnee = 6;
  const log =
    rank <= knee
      ? 10 - (10 - atKnee) * (Math.log(rank) / Math.log(knee))
      : atKnee * (1 - Math.log(rank / knee) / Math.log(repositories / knee));
  return Math.max(0, Math.floor(10 ** log) - 1);
}

/** Trusted publishers in their true proportion: most have no badge. */
const programOf = (publisher: number): string | undefined => {
  if (publisher % 500 === 7) return 'verified_publisher';
  if (publisher % 1000 === 3) return 'sponsored_oss';
  return publisher % 250 === 11 ? 'domain_verification' : undefined;
};

const uuid = (kind: number, n: number): string =>
  `01990000-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** The id of the n-th repository. */
export const repositoryId = (n: number): string => uuid(1, n);

export type MadeRepository = {
  id: string;
  publisher: number;
  namespace: string;
  name: string;
  description: string;
  descriptionZh: string | null;
  categories: readonly string[];
  architectures: readonly string[];
  operatingSystem: string;
  pulls: number;
  stars: number;
  updatedAt: Date;
};

/** The n-th of so many repositories, always the same for the same seed. */
export function madeRepository(n: number, repositories: number, seed: number): MadeRepository {
  const random = randomNumbers(seed * 1_000_003 + n);
  const official = OFFICIAL_NAMES[n];
  const publishers = Math.max(50, Math.floor(repositories / 5));
  const publisher = official ? 0 : 1 + Math.floor((publishers - 1) * random() ** 2);
  const trusted = official !== undefined || programOf(publisher) !== undefined;
  const name = official ?? repositoryName(random);
  const share = official ? n / repositories : random() * (trusted ? 0.1 : 1);
  const pulls = pullsAt(share, repositories);
  const categories = new Set<string>();
  if (official || random() < 0.2)
    for (let i = random() < 0.3 ? 2 : 1; i > 0; i -= 1) categories.add(pick(CATEGORIES, random));
  const kind = random();
  const architectures =
    official || kind > 0.97
      ? ['amd64', 'arm', 'arm64', 's390x', 'ppc64le']
      : kind > 0.83
        ? ['amd64', 'arm64']
        : kind > 0.8
          ? ['arm64']
          : kind > 0.78
            ? ['arm']
            : ['amd64'];
  return {
    id: repositoryId(n),
    publisher,
    namespace: official ? 'library' : rareWord(publisher),
    name,
    description: official ? `${official} ${describe(official, () => 0.99 * random())}`.trim() : describe(name, random),
    descriptionZh: describeInChinese(random),
    categories: [...categories],
    architectures,
    operatingSystem: random() < 0.03 ? 'windows' : 'linux',
    pulls,
    stars: Math.floor(pulls ** 0.35 * random() * 0.4),
    updatedAt: new Date(NEWEST - Math.floor(random() ** 3 * 2500 * DAY)),
  };
}

const PUBLISHER_ROWS = `INSERT INTO publishers (id, namespace, kind, display_name)
  SELECT unnest($1::uuid[]), unnest($2::text[]), 'organisation', unnest($2::text[])`;
const GRANT_ROWS = `INSERT INTO grants (id, program, publisher_id, granted_at, granted_by, evidence)
  SELECT unnest($1::uuid[]), unnest($2::text[])::"GrantProgram", unnest($3::uuid[]), '2026-01-01', 'bench', '{}'`;
const OFFICIAL_GRANTS = `INSERT INTO grants (id, program, repository_id, granted_at, granted_by, evidence)
  SELECT gen_random_uuid(), 'official_images', id, '2026-01-01', 'bench', '{}' FROM repositories WHERE namespace = 'library'`;
const REPOSITORY_ROWS = `INSERT INTO repositories (id, publisher_id, namespace, name, description, description_zh, categories,
    cpu_architectures, operating_systems, pull_count, star_count, updated_at)
  SELECT id, publisher, namespace, name, description, zh, categories::text[], architectures::text[], systems::text[], pulls, stars, updated
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::int[], $12::timestamptz[])
    AS row(id, publisher, namespace, name, description, zh, categories, architectures, systems, pulls, stars, updated)
  ON CONFLICT (namespace, name) DO NOTHING`;

/** Publishers, their grants and so many repositories (a few less: two of one name are one), in batches. */
export async function generate(
  client: pg.ClientBase,
  repositories: number,
  { seed = 1, onProgress = () => undefined }: { seed?: number; onProgress?: (made: number) => void } = {},
): Promise<void> {
  const publishers = Math.max(50, Math.floor(repositories / 5));
  for (let from = 0; from < publishers; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, publishers - from) }, (_, i) => from + i);
    await client.query(PUBLISHER_ROWS, [
      numbers.map((n) => uuid(2, n)),
      numbers.map((n) => (n === 0 ? 'library' : rareWord(n))),
    ]);
    const trusted = numbers.filter((n) => n > 0 && programOf(n) !== undefined);
    await client.query(GRANT_ROWS, [
      trusted.map((n) => uuid(3, n)),
      trusted.map(programOf),
      trusted.map((n) => uuid(2, n)),
    ]);
  }
  for (let from = 0; from < repositories; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, repositories - from) }, (_, i) =>
      madeRepository(from + i, repositories, seed),
    );
    const list = (values: readonly string[]) => `{${values.join(',')}}`;
    await client.query(REPOSITORY_ROWS, [
      rows.map(({ id }) => id),
      rows.map(({ publisher }) => uuid(2, publisher)),
      rows.map(({ namespace }) => namespace),
      rows.map(({ name }) => name),
      rows.map(({ description }) => description),
      rows.map(({ descriptionZh }) => descriptionZh),
      rows.map(({ categories }) => list(categories)),
      rows.map(({ architectures }) => list(architectures)),
      rows.map(({ operatingSystem }) => list([operatingSystem])),
      rows.map(({ pulls }) => pulls),
      rows.map(({ stars }) => stars),
      rows.map(({ updatedAt }) => updatedAt.toISOString()),
    ]);
    if (from === 0) await client.query(OFFICIAL_GRANTS);
    onProgress(from + rows.length);
  }
}
