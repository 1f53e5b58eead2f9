import type { Actor } from '@/lib/access/actor';
import { mayOnRepository, repositoryRole } from '@/lib/access/permissions';
import { requireUser } from '@/lib/access/require-user';
import { assetPath } from '@/lib/names/paths';
import { db } from '@/lib/platform/db';
import type { Prisma, Repository } from '@/lib/platform/generated/prisma/client';
import { missingParts } from '@/lib/repositories/completeness';
import { OWN_PAGE_SIZE, type OwnRepositoriesInput, type OwnRepository } from '@/lib/repositories/dashboard-schema';
import { belongsTo } from '@/lib/repositories/policy';

const BY_NAME = [{ namespace: 'asc' }, { name: 'asc' }] as const;
const ORDER = {
  name: [...BY_NAME],
  pulls: [{ pullCount: 'desc' }, ...BY_NAME],
  stars: [{ starCount: 'desc' }, ...BY_NAME],
  updated: [{ updatedAt: 'desc' }, ...BY_NAME],
} satisfies Record<OwnRepositoriesInput['sort'], Prisma.RepositoryOrderByWithRelationInput[]>;

const ROW = {
  id: true,
  namespace: true,
  name: true,
  description: true,
  descriptionZh: true,
  categories: true,
  visibility: true,
  sourceUrl: true,
  licence: true,
  logoId: true,
  pullCount: true,
  starCount: true,
  sampleFigures: true,
  updatedAt: true,
  archivedAt: true,
  deprecation: true,
} as const satisfies Prisma.RepositorySelect;
type Row = Pick<Repository, keyof typeof ROW>;
type Lengths = { id: string; overview: number; chinese: number };

function toOwnRepository(row: Row, lengths: Lengths | undefined, maySettings: boolean): OwnRepository {
  return {
    namespace: row.namespace,
    name: row.name,
    visibility: row.visibility,
    pullCount: Number(row.pullCount),
    starCount: row.starCount,
    sampleFigures: row.sampleFigures,
    updatedAt: row.updatedAt.toISOString(),
    archived: row.archivedAt !== null,
    deprecated: row.deprecation !== null,
    maySettings,
    missing: missingParts({
      ...row,
      overviewLength: lengths?.overview ?? 0,
      logoUrl: row.logoId && assetPath(row.logoId),
      hasChinese: Boolean(row.descriptionZh) || (lengths?.chinese ?? 0) > 0,
    }),
  };
}

export type OwnRepositories = { total: number; namespaces: string[]; repositories: OwnRepository[] };

/** A page of the repositories that the actor has a role in, in all namespaces and as a collaborator. @throws AppError */
export async function listOwnRepositories(actor: Actor, input: OwnRepositoriesInput): Promise<OwnRepositories> {
  const user = requireUser(actor);
  const { prisma } = db();
  const { userId } = user;
  const mine: Prisma.RepositoryWhereInput = { deletedAt: null, ...belongsTo(user) };
  const filters: Prisma.RepositoryWhereInput[] = [
    input.q
      ? { OR: [{ name: { contains: input.q.toLowerCase() } }, { namespace: { contains: input.q.toLowerCase() } }] }
      : {},
    input.namespace ? { namespace: input.namespace } : {},
    input.visibility ? { visibility: input.visibility } : {},
  ];
  const where = { AND: [mine, ...filters] };
  const [total, namespaces, rows] = await Promise.all([
    prisma.repository.count({ where }),
    prisma.repository.findMany({
      where: mine,
      distinct: ['namespace'],
      select: { namespace: true },
      orderBy: { namespace: 'asc' },
    }),
    prisma.repository.findMany({
      where,
      select: {
        ...ROW,
        publisher: { select: { members: { where: { userId }, select: { role: true } } } },
        collaborators: { where: { userId }, select: { role: true } },
      },
      orderBy: ORDER[input.sort],
      skip: (input.page - 1) * OWN_PAGE_SIZE,
      take: OWN_PAGE_SIZE,
    }),
  ]);
  // Overviews can have a megabyte each; only how long they are is of interest here.
  const lengths = await prisma.$queryRaw<Lengths[]>`
    SELECT id::text, char_length(overview) AS overview, char_length(coalesce(overview_zh, '')) AS chinese
    FROM repositories WHERE id = ANY(${rows.map(({ id }) => id)}::uuid[])`;
  return {
    total,
    namespaces: namespaces.map(({ namespace }) => namespace),
    repositories: rows.map(({ publisher, collaborators, ...row }) => {
      const role = repositoryRole(publisher.members[0]?.role, collaborators[0]?.role);
      const maySettings = mayOnRepository('repository.describe', role, row.visibility);
      return toOwnRepository(
        row,
        lengths.find(({ id }) => id === row.id),
        maySettings,
      );
    }),
  };
}
