import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { getRetention } from '@/lib/retention/get-retention';
import { runRetention } from '@/lib/retention/run-retention';
import { NO_RULES } from '@/lib/retention/schema';
import { setRetention } from '@/lib/retention/set-retention';
import { useTestDatabase } from '@/lib/testing/database';
import { aPusher, type Pusher } from '@/lib/testing/pusher';
import { type RealRegistry, realRegistry, startRealRegistry } from '@/lib/testing/real-registry';

describe.skipIf(!realRegistry.available)(`retention in a real registry${realRegistry.reason}`, () => {
  useTestDatabase();
  let real: RealRegistry;
  let alice: Pusher;

  beforeAll(async () => {
    real = await startRealRegistry('real');
    alice = await aPusher(real, 'alice');
  });
  afterAll(() => real.stop());

  const called = (name: string) => ({ namespace: 'alice', name });
  async function push(name: string, ...pushes: [content: string, tag: string][]) {
    for (const [content, tag] of pushes) await alice.push((await alice.layout(content)).folder, `${name}:${tag}`);
    await alice.settle(name, ...pushes.map(([, tag]) => tag));
  }
  /** As if the last run had been a day ago. */
  const aDayPasses = () =>
    db().prisma.retentionPolicy.updateMany({
      data: { lastRunAt: new Date('2020-01-01'), changedAt: new Date('2019-01-01') },
    });

  it('takes what nothing keeps, says so, and then rests for a day', async () => {
    await push('demo', ['one', '1.0'], ['one', 'also'], ['two', 'dev-1'], ['three', 'dev-2'], ['four', '2.0']);
    const rules = {
      ...NO_RULES,
      keepPatterns: [
        { pattern: '\\d\\.\\d', newest: null },
        { pattern: 'dev-.*', newest: 1 },
      ],
    };
    await setRetention(alice.actor, called('demo'), { enabled: true, rules });
    expect(await runRetention(db())).toBe('alice/demo: 2 tags, 1 images');
    expect(await alice.list('demo')).toEqual(['1.0', '2.0', 'dev-2']);
    expect(await getRetention(alice.actor, called('demo'))).toMatchObject({
      lastProblem: null,
      lastResult: { tags: 2, images: 1, bytes: expect.any(Number) },
    });
    const entries = await db().prisma.auditEntry.findMany({
      where: { actorName: 'retention' },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual(['repository.delete_tag', 'repository.delete_images']);
    const lastRun = (await getRetention(alice.actor, called('demo'))).lastRunAt;
    expect(await runRetention(db())).toBeUndefined();
    expect((await getRetention(alice.actor, called('demo'))).lastRunAt).toBe(lastRun);
  });

  it('takes images that nothing names any more once they are old enough', async () => {
    const first = await alice.layout('untagged-one');
    await push('untagged', ['untagged-one', 'latest']);
    await push('untagged', ['untagged-two', 'latest']);
    await expect
      .poll(async () => {
        await alice.settle('untagged', 'latest');
        return db().prisma.tag.count({ where: { repository: called('untagged'), digest: first.digest } });
      })
      .toBe(0);
    const rules = { ...NO_RULES, deleteUntaggedDays: 7 };
    await setRetention(alice.actor, called('untagged'), { enabled: true, rules });
    await runRetention(db());
    expect(await alice.has(`untagged@${first.digest}`)).toBe(true);
    const longAgo = { until: new Date('2020-01-02'), from: new Date('2020-01-01') };
    await db().prisma.tagHistory.updateMany({ where: { digest: first.digest }, data: longAgo });
    await db().prisma.repositoryManifest.updateMany({
      where: { digest: first.digest },
      data: { pushedAt: new Date('2020-01-01') },
    });
    await aDayPasses();
    expect(await runRetention(db())).toContain('alice/untagged: 0 tags, 1 images');
    expect(await alice.has(`untagged@${first.digest}`)).toBe(false);
    expect(await alice.list('untagged')).toEqual(['latest']);
  });

  it('goes on to the next repository over an error of ours', async () => {
    await push('broken', ['broken-one', '1']);
    await push('behind', ['behind-one', '1'], ['behind-two', '2']);
    const rules = { ...NO_RULES, keepNewest: 1 };
    for (const name of ['broken', 'behind']) await setRetention(alice.actor, called(name), { enabled: true, rules });
    await db().prisma.retentionPolicy.updateMany({
      where: { repository: called('broken') },
      data: { rules: { keepNewest: 'what no version understands' }, lastRunAt: null },
    });
    await db().prisma.retentionPolicy.updateMany({
      where: { repository: called('behind') },
      data: { lastRunAt: new Date('2020-01-01') },
    });
    const said = await runRetention(db());
    expect(said).toContain('alice/broken: An error here');
    expect(said).toContain('alice/behind: 1 tags, 1 images');
    expect(await alice.list('behind')).toEqual(['2']);
    await db().prisma.retentionPolicy.deleteMany({ where: { repository: called('broken') } });
  });

  it('judges what is in the registry, not what was last heard of it', async () => {
    await push('unheard', ['unheard-one', 'stays'], ['unheard-two', 'moved'], ['unheard-three', 'newest']);
    await db().prisma.tag.updateMany({
      where: { repository: called('unheard'), name: 'moved' },
      data: { pushedAt: new Date('2020-01-01') },
    });
    real.site.deaf = true;
    await alice.push((await alice.layout('unheard-four')).folder, 'unheard:moved');
    real.site.deaf = false;
    await setRetention(alice.actor, called('unheard'), { enabled: true, rules: { ...NO_RULES, keepPushedDays: 1 } });
    await runRetention(db());
    expect(await alice.list('unheard')).toEqual(['moved', 'newest', 'stays']);
  });

  it('does nothing while it is off, archived or immutable; and tells why it could not', async () => {
    await push('off', ['off-one', 'a'], ['off-two', 'b']);
    const rules = { ...NO_RULES, keepNewest: 1 };
    await setRetention(alice.actor, called('off'), { enabled: false, rules });
    await runRetention(db());
    await setRetention(alice.actor, called('off'), { enabled: true, rules });
    const where = { namespace_name: called('off') };
    await db().prisma.repository.update({ where, data: { archivedAt: new Date() } });
    expect(await runRetention(db())).toContain('archived');
    expect((await getRetention(alice.actor, called('off'))).lastProblem).toContain('archived');
    await db().prisma.repository.update({ where, data: { archivedAt: null, immutableTags: 'all' } });
    await aDayPasses();
    await runRetention(db());
    expect(await alice.list('off')).toEqual(['a', 'b']);
    const { address } = await db().prisma.registry.findUniqueOrThrow({ where: { id: real.id } });
    await db().prisma.registry.update({ where: { id: real.id }, data: { address: 'http://127.0.0.1:9' } });
    await aDayPasses();
    expect(await runRetention(db())).toContain('cannot be reached');
    await db().prisma.registry.update({ where: { id: real.id }, data: { address } });
    expect((await getRetention(alice.actor, called('off'))).lastProblem).toContain('cannot be reached');
    await aDayPasses();
    await runRetention(db());
    expect((await getRetention(alice.actor, called('off'))).lastProblem).toBeNull();
  });
});
