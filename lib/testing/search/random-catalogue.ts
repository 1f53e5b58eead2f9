import type { Actor } from '@/lib/access/actor';
import { CATEGORIES } from '@/lib/names/category';
import { db } from '@/lib/platform/db';
import { aCollaborator, aMember, aPublisher, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import type { Random } from '@/lib/testing/random';

/** What names and texts are made of: some words in most of them, some that count as others, some that say nothing. */
export const NAME_WORDS = [
  ...['nginx', 'nginx', 'nginx', 'redis', 'redis', 'app', 'app', 'api', 'web', 'server', 'my', 'demo', 'node'],
  ...['postgres', 'postgresql', 'pg', 'k8s', 'kubernetes', 'golang', 'go', 'mongo', 'proxy', 'official', 'the', 'v2'],
];
export const TEXTS = [
  ...['Official build of Nginx', 'a small proxy for the web', 'the verified Redis server', 'Café Ñandú déjà vu'],
  ...[
    'NGINX (OpenResty) 100% compatible',
    'ＮＧＩＮＸ　full width',
    'C++ & C#: foo_bar, x.y/z',
    'база данных ПОСТГРЕС',
  ],
  ...[
    '关系型数据库',
    '高性能的网页服务器和反向代理',
    '消息队列与缓存',
    'Redis 缓存镜像',
    '容器',
    'データベース server',
    '데이터 베이스 api',
  ],
  ...['go api for kubernetes', 'app', 'web app with redis and postgresql', 'queues of messages', '😀 emoji 🚀 app', ''],
];
const KEYWORDS = ['database', '数据库', 'cache', 'Web-Server', 'db', 'queue', 'app', 'nginx', '镜像', 'sponsored'];
export const SOME_CATEGORIES = [...CATEGORIES.slice(0, 5), 'message-queues'] as const;
const ARCHITECTURES = ['amd64', 'amd64', 'amd64', 'arm64', 'arm', 's390x', '386', 'mips64le', 'sparc'];
export const SPACES = ['acme', 'bolt', 'crux', 'dune', 'echo', 'flux', 'nginx', 'grid', 'library'];
const PUBLISHER_PROGRAMS = ['verified_publisher', 'sponsored_oss', 'domain_verification'] as const;
/** What some publishers are called, besides their namespaces */
const CALLED = [
  { displayName: 'Acme Web Works' },
  { displayNameZh: '阿里云数据库' },
  { displayName: '中文 Verified Api' },
];
const YEAR = 31_557_600_000;

const randomDate = (random: Random): Date => new Date(Date.now() - random.int(12) * (YEAR / 4) - random.int(3) * 1000);

/** A repository's columns, without its place. */
export function randomFields(random: Random) {
  return {
    description: random.chance(0.8) ? random.pick(TEXTS) : `${random.pick(TEXTS)} ${random.pick(TEXTS)}`,
    descriptionZh: random.chance(0.3) ? random.pick(TEXTS) : null,
    keywords: random.some(KEYWORDS, 3),
    categories: random.some(SOME_CATEGORIES, 3),
    visibility: random.chance(0.25) ? ('private' as const) : ('public' as const),
    operatingSystems: random.some(['linux', 'linux', 'windows', 'freebsd'], 2),
    cpuArchitectures: random.some(ARCHITECTURES, 4),
    pullCount: BigInt(random.chance(0.3) ? random.int(4) : Math.floor(10 ** (random.int(1000) / 100))),
    starCount: random.chance(0.5) ? 0 : random.int(40),
    updatedAt: randomDate(random),
    deprecation: random.chance(0.1) ? 'Use another one.' : null,
    archivedAt: random.chance(0.1) ? randomDate(random) : null,
    retiredAt: random.chance(0.05) ? randomDate(random) : null,
    deletedAt: random.chance(0.08) ? randomDate(random) : null,
  };
}

/** Of a repository or of a publisher: a running one, or one that is over, withdrawn or not yet begun. */
export function randomGrant(random: Random, subject: { repositoryId: string } | { publisherId: string }) {
  const beginsIn = random.chance(0.15) ? YEAR : -3 * YEAR;
  const grantedAt = new Date(Date.now() + beginsIn);
  const validUntil = random.chance(0.5) ? null : new Date(grantedAt.getTime() + random.pick([2, 9]) * YEAR);
  const withdrawnAt = random.chance(0.2) ? randomDate(random) : null;
  const program = 'repositoryId' in subject ? ('official_images' as const) : random.pick(PUBLISHER_PROGRAMS);
  return { ...subject, program, grantedAt, validUntil, withdrawnAt, grantedBy: 'test', evidence: [] };
}

/** Up to so many repositories of random names, in random namespaces. */
export async function addRandomRepositories(random: Random, many: number): Promise<void> {
  const { prisma } = db();
  const publishers = await Promise.all(SPACES.map((namespace, i) => aPublisher(namespace, CALLED[i])));
  const data = Array.from({ length: many }, () => {
    const { id: publisherId, namespace } = random.pick(publishers);
    const name = Array.from({ length: 1 + random.int(3) }, () => random.pick(NAME_WORDS)).join(
      random.pick(['-', '_', '.']),
    );
    return {
      publisherId,
      namespace,
      name: random.chance(0.4) ? name : `${name}-${random.int(60)}`,
      ...randomFields(random),
    };
  });
  await prisma.repository.createMany({ data, skipDuplicates: true });
}

/** Grants of every program to some publishers and repositories. */
export async function addRandomGrants(random: Random): Promise<void> {
  const { prisma } = db();
  const repositories = await prisma.repository.findMany({
    select: { id: true },
    orderBy: [{ namespace: 'asc' }, { name: 'asc' }],
  });
  const publishers = await prisma.publisher.findMany({ select: { id: true }, orderBy: { namespace: 'asc' } });
  const subjects = [
    ...repositories.filter(() => random.chance(0.1)).map(({ id }) => ({ repositoryId: id })),
    ...publishers.filter(() => random.chance(0.6)).map(({ id }) => ({ publisherId: id })),
  ];
  const data = subjects.map((subject) => randomGrant(random, subject));
  await prisma.grant.createMany({ data, skipDuplicates: true });
}

/** Everybody who may read something else: nobody, members, collaborators, tokens with and without limits, administrators. */
export async function randomViewers(random: Random): Promise<ReadonlyMap<string, Actor>> {
  const member = await aUser('mia');
  const collaborator = await aUser('cole');
  const administrator = await aUser('ada', 'admin');
  for (const namespace of SPACES.slice(0, 3)) await aMember(namespace, member.userId);
  const hidden = await db().prisma.repository.findMany({
    where: { visibility: 'private', namespace: { in: SPACES.slice(2) } },
    select: { id: true },
    orderBy: [{ namespace: 'asc' }, { name: 'asc' }],
  });
  const shared = hidden.filter(() => random.chance(0.3)).map(({ id }) => id);
  for (const id of shared) await aCollaborator(id, collaborator.userId, random.pick(['read', 'write', 'admin']));
  const { id: publisherId, namespace } = await aPublisher('dune');
  const organisation = {
    ...aTokenOf(member, ['repo:read']),
    owner: { kind: 'publisher', publisherId, namespace },
  } as const;
  return new Map<string, Actor>([
    ['anonymous', { kind: 'anonymous' }],
    ['member', member],
    ['collaborator', collaborator],
    ['administrator', administrator],
    ['stranger', await aUser('sam')],
    ['token', aTokenOf(member, ['repo:read'])],
    [
      'limited token',
      aTokenOf(collaborator, ['repo:read'], [...shared.slice(0, 3), ...hidden.slice(0, 5).map(({ id }) => id)]),
    ],
    ['token that reads nothing private', aTokenOf(member, ['org:read'])],
    ['token of an administrator', aTokenOf(administrator, ['repo:read'])],
    ['organisation token', organisation],
  ]);
}
