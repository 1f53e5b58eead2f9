import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS, type UserActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { getRetention } from '@/lib/retention/get-retention';
import { previewRetention } from '@/lib/retention/preview-retention';
import { removeRetention } from '@/lib/retention/remove-retention';
import { NO_RULES } from '@/lib/retention/schema';
import { setRetention } from '@/lib/retention/set-retention';
import { aCollaborator, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

const NAME = { namespace: 'alice', name: 'demo' };
const RULES = { ...NO_RULES, keepPatterns: [{ pattern: 'v\\d+', newest: 3 }], keepNewest: 5 };
const day = (text: string) => new Date(`2026-06-${text}T12:00:00Z`);

describe('retention rules', () => {
  useTestDatabase();
  let owner: UserActor;
  let repositoryId: string;

  beforeAll(async () => {
    owner = await aUser('alice');
    const { id: registryId } = await aRegistry('managed');
    repositoryId = (await aRepository('alice/demo', { registryId })).id;
    for (const [index, name] of ['v1', 'v2', 'dev', 'old'].entries()) {
      const digest = `sha256:${String(index).repeat(64)}`;
      await db().prisma.manifest.create({
        data: { digest, kind: 'image', mediaType: 'x', size: 100, totalSize: 500n },
      });
      await db().prisma.repositoryManifest.create({ data: { repositoryId, digest, pushedAt: day('01') } });
      await db().prisma.tag.create({
        data: {
          repositoryId,
          name,
          digest,
          position: 1_000_000,
          imageGroup: digest,
          pushedAt: day(`0${4 - index}`),
        },
      });
    }
  });
  const ways = (actor: Actor) => [
    () => setRetention(actor, NAME, { enabled: true, rules: RULES }),
    () => previewRetention(actor, NAME, RULES),
    () => removeRetention(actor, NAME),
  ];
  async function refusals(actor: Actor): Promise<string[]> {
    const said: string[] = [];
    for (const way of ways(actor)) said.push(await refusalOf(way));
    return [...new Set(said)];
  }

  it('are there to be read before there are any', async () => {
    expect(await getRetention(owner, NAME)).toEqual({
      enabled: false,
      rules: NO_RULES,
      changedAt: null,
      changedBy: null,
      lastRunAt: null,
      lastResult: null,
      lastProblem: null,
    });
    expect(await refusalOf(() => removeRetention(owner, NAME))).toBe('not_found');
  });

  it('are set, changed and removed, each time with an audit entry of what changed', async () => {
    await setRetention(owner, NAME, { enabled: false, rules: RULES });
    await setRetention(owner, NAME, { enabled: false, rules: RULES });
    await setRetention(owner, NAME, { enabled: true, rules: { ...RULES, keepNewest: 6 } });
    expect(await getRetention(owner, NAME)).toMatchObject({
      enabled: true,
      rules: { keepNewest: 6 },
      changedBy: 'alice',
    });
    await removeRetention(owner, NAME);
    expect(await getRetention(owner, NAME)).toMatchObject({ enabled: false, rules: NO_RULES });
    const entries = await db().prisma.auditEntry.findMany({
      where: { action: 'repository.set_retention' },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ changes }) => changes)).toEqual([
      { keepNewest: [null, 5], keepPatterns: [[], ['v\\d+ (3)']] },
      { enabled: [false, true], keepNewest: [5, 6] },
      { enabled: [true, null] },
    ]);
  });

  it('show what they would take away before they do, and what keeps the rest', async () => {
    const preview = await previewRetention(owner, NAME, { ...RULES, keepNewest: null });
    expect(preview.tags.map(({ name, goes, keptBy }) => [name, goes, keptBy.map(({ rule }) => rule)])).toEqual([
      ['dev', true, []],
      ['old', true, []],
      ['v1', false, ['pattern']],
      ['v2', false, ['pattern']],
    ]);
    expect(preview).toMatchObject({
      totals: { tags: { goes: 2, stays: 2 }, untagged: { goes: 0, stays: 0 }, images: 2 },
      freedBytes: 200,
    });
    expect(await db().prisma.tag.count({ where: { repositoryId } })).toBe(4);
  });

  it('with a pattern that RE2 does not take are refused, with the place', async () => {
    const rules = { ...RULES, keepPatterns: [{ pattern: '(?=x)', newest: null }] };
    for (const way of [
      () => setRetention(owner, NAME, { enabled: true, rules }),
      () => previewRetention(owner, NAME, rules),
    ])
      await expect(way()).rejects.toMatchObject({
        code: 'invalid',
        details: { invalidParameters: [{ name: 'rules.keepPatterns.0.pattern' }] },
      });
  });

  it('are for those who may delete tags', async () => {
    await setRetention(owner, NAME, { enabled: false, rules: RULES });
    const [stranger, writer] = [await aUser('mallory'), await aUser('wren')];
    await aCollaborator(repositoryId, writer.userId, 'write');
    expect(await refusals(ANONYMOUS)).toEqual(['unauthenticated']);
    for (const actor of [stranger, writer, aTokenOf(owner, ['repo:admin', 'repo:push'])]) {
      expect(await refusals(actor)).toEqual(['forbidden']);
      expect(await refusalOf(() => getRetention(actor, NAME))).toBe('forbidden');
    }
    await db().prisma.repository.update({ where: { id: repositoryId }, data: { archivedAt: new Date() } });
    expect(await refusals(owner)).toEqual(['conflict']);
    expect(await getRetention(owner, NAME)).toMatchObject({ enabled: false, rules: { keepNewest: 5 } });
    await db().prisma.repository.update({
      where: { id: repositoryId },
      data: { archivedAt: null, visibility: 'private' },
    });
    for (const actor of [ANONYMOUS, stranger]) expect(await refusals(actor)).toEqual(['not_found']);
  });
});
