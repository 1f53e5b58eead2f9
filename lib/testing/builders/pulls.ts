import { db } from '@/lib/platform/db';

type Pulls = {
  day: string;
  /** Each pulled (or checked) so often */
  actors: readonly string[];
  pulls?: number;
  checks?: number;
  tag?: string;
  client?: string;
  platform?: string;
};

/** Figures of a repository as they are counted. `forgotten`: it is no longer known who it was. */
export async function somePulls(repositoryId: string, some: readonly Pulls[], forgotten = false): Promise<void> {
  const rows = some.flatMap(({ actors, pulls = 1, checks = 0, day, tag = '1.0', client = 'docker', platform = '' }) =>
    actors.map((actor) => ({
      repositoryId,
      day: new Date(day),
      tag,
      client,
      platform,
      actor,
      pulls,
      versionChecks: checks,
    })),
  );
  const { prisma } = db();
  if (!forgotten) await prisma.pullActor.createMany({ data: rows });
  const cells = Map.groupBy(rows, ({ actor: _, pulls: _pulls, versionChecks: _checks, ...cell }) =>
    JSON.stringify(cell),
  );
  await prisma.pullCount.createMany({
    data: [...cells.values()].map((of) => {
      const { actor: _, ...cell } = of[0] as (typeof rows)[number];
      const sum = (key: 'pulls' | 'versionChecks') => of.reduce((total, row) => total + row[key], 0);
      return { ...cell, pulls: sum('pulls'), versionChecks: sum('versionChecks') };
    }),
  });
}

/** So many people, the first of them `a`. */
export const people = (count: number): string[] => [...'abcdefghijklmnop'].slice(0, count);
