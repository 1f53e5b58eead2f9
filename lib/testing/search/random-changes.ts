import { randomUUID } from 'node:crypto';
import { GRANT_PROGRAMS } from '@/lib/names/trust';
import { db } from '@/lib/platform/db';
import type { Random } from '@/lib/testing/random';
import { addRandomRepositories, randomFields, randomGrant, TEXTS } from '@/lib/testing/search/random-catalogue';

/** So many changes of what repositories are and of who vouches for them, of every kind. */
export async function changeAtRandom(random: Random, many: number): Promise<void> {
  const { prisma } = db();
  const order = [{ namespace: 'asc' }, { name: 'asc' }] as const;
  for (let i = 0; i < many; i += 1) {
    const { id } = random.pick(await prisma.repository.findMany({ select: { id: true }, orderBy: [...order] }));
    const { id: publisherId, namespace } = random.pick(
      await prisma.publisher.findMany({ orderBy: { namespace: 'asc' } }),
    );
    const subject = random.chance(0.6) ? { repositoryId: id } : { publisherId };
    const of = { publisherId, program: random.pick(GRANT_PROGRAMS) };
    await random.pick([
      () => prisma.repository.update({ where: { id }, data: randomFields(random) }),
      () =>
        prisma.repository.update({ where: { id }, data: { name: `moved-${randomUUID()}`, publisherId, namespace } }),
      () => prisma.repository.update({ where: { id }, data: { pullCount: { increment: random.int(1000) } } }),
      () => prisma.repository.update({ where: { id }, data: { visibility: 'private' } }),
      () => prisma.repository.update({ where: { id }, data: { visibility: 'public', deletedAt: null } }),
      () => prisma.publisher.update({ where: { id: publisherId }, data: { displayNameZh: random.pick(TEXTS) } }),
      () => prisma.repository.delete({ where: { id } }),
      () => addRandomRepositories(random, 3),
      () => prisma.grant.createMany({ data: [randomGrant(random, subject)], skipDuplicates: true }),
      () => prisma.grant.updateMany({ where: { repositoryId: id }, data: { withdrawnAt: new Date() } }),
      () => prisma.grant.updateMany({ where: of, data: { withdrawnAt: new Date() } }),
      () => prisma.grant.deleteMany({ where: of }),
    ])();
  }
}
