import { randomBytes } from 'node:crypto';
import { type Case, onRepository } from '@/e2e/access/matrix/sample';
import type { World } from '@/e2e/access/matrix/world';
import { db } from '@/lib/platform/db';

/** A registry that is not asked anything: what is tried here ends before. */
async function inARegistry({ repositoryId }: World): Promise<void> {
  const name = `matrix-${randomBytes(6).toString('hex')}`;
  const place = { kind: 'managed' as const, service: name, address: 'http://127.0.0.1:9', host: 'registry.example' };
  const { id } = await db().prisma.registry.create({ data: { name, ...place }, select: { id: true } });
  await db().prisma.repository.update({ where: { id: repositoryId }, data: { registryId: id } });
}

const RULES = { keepNewest: 10 };
const CONFLICT = 409;

/** Valid requests of deletions and retention. */
export const DELETION_CASES: Readonly<Record<string, Case>> = {
  // The repository has no images in a registry, which whoever may is told.
  deleteImage: { ...onRepository('repository.delete_tags'), ends: CONFLICT },
  deleteTag: { ...onRepository('repository.delete_tags'), ends: CONFLICT },
  deleteImages: onRepository('repository.delete_tags', async (world) => {
    await inARegistry(world);
    return { body: { tags: ['1.0'], dryRun: true } };
  }),
  getRetention: onRepository('repository.delete_tags'),
  previewRetention: onRepository('repository.delete_tags', async (world) => {
    await inARegistry(world);
    return { body: RULES };
  }),
  removeRetention: onRepository('repository.delete_tags', async ({ repositoryId }) => {
    const changed = { changedBy: 'matrix', changedAt: new Date() };
    await db().prisma.retentionPolicy.create({ data: { repositoryId, enabled: false, rules: RULES, ...changed } });
    return {};
  }),
  setRetention: onRepository('repository.delete_tags', async (world) => {
    await inARegistry(world);
    return { body: { enabled: false, rules: RULES } };
  }),
};
