import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { db, inTransaction } from '@/lib/platform/db';
import { OCI_INDEX, OCI_MANIFEST } from '@/lib/registry/media-types';
import { parseNotification, type RegistryEvent } from '@/lib/registry/notification';
import { countRegistryPulls, pullKeyOf } from '@/lib/registry-sync/count-registry-pulls';
import { prunePullFigures } from '@/lib/registry-sync/prune-pull-figures';
import { settlePullPlatforms } from '@/lib/registry-sync/settle-pull-platforms';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;
const [INDEX, AMD64, ARM64] = [digestOf('a'), digestOf('b'), digestOf('c')];
const PLATFORMS: Readonly<Record<string, string>> = { [AMD64]: 'linux/amd64', [ARM64]: 'linux/arm64' };

function asked(
  second: number,
  method: 'GET' | 'HEAD',
  digest: string,
  { tag, actor, addr = '192.0.2.1' }: { tag?: string; actor?: string; addr?: string } = {},
): RegistryEvent {
  const isIndex = digest === INDEX;
  const parsed = parseNotification({
    events: [
      {
        id: randomUUID(),
        timestamp: new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString(),
        action: 'pull',
        target: {
          mediaType: isIndex ? OCI_INDEX : OCI_MANIFEST,
          digest,
          repository: 'alice/demo',
          tag,
          references: isIndex
            ? [AMD64, ARM64].map((child) => ({ mediaType: OCI_MANIFEST, size: 1, digest: child }))
            : [],
        },
        request: { addr: `${addr}:4000${second % 10}`, method, useragent: 'docker/20' },
        actor: actor === undefined ? {} : { name: actor },
      },
    ],
  });
  const event = parsed.ok ? parsed.events[0] : undefined;
  if (!event) throw new Error('the test made an event that is none');
  return event;
}

describe('counting pulls', () => {
  useTestDatabase();
  useSiteEnvironment();
  let id: string;

  beforeEach(async () => {
    await db().pool.query('TRUNCATE repositories, manifests, registry_events CASCADE');
    ({ id } = await aRepository('alice/demo'));
  });

  /** As the worker does it: counted and marked as processed together. */
  const count = (...events: RegistryEvent[]) =>
    inTransaction(async (queries) => {
      await countRegistryPulls(queries, id, events);
      await queries.registryEvent.createMany({
        data: events.map((event) => ({
          id: event.id,
          repository: event.target.repository,
          at: new Date(event.timestamp),
          pullKey: pullKeyOf(event),
          body: JSON.parse(JSON.stringify(event)),
          processedAt: new Date(),
        })),
      });
    });
  const learn = async (...digests: string[]) => {
    await db().prisma.manifest.createMany({
      data: digests.map((digest) => ({
        digest,
        kind: digest === INDEX ? 'index' : 'image',
        mediaType: OCI_MANIFEST,
        size: 1,
        totalSize: 1,
        platform: PLATFORMS[digest] ?? null,
      })),
    });
  };
  const platforms = async () => {
    const rows = await db().prisma.pullCount.findMany({ orderBy: [{ platform: 'asc' }, { tag: 'asc' }] });
    return rows.map(({ tag, platform, pulls, versionChecks }) => [tag, platform, pulls, versionChecks]);
  };
  const actors = () => db().prisma.pullActor.findMany({ orderBy: [{ platform: 'asc' }, { pulls: 'asc' }] });
  const aPull = (second: number, child: string, who: { actor?: string; addr?: string } = {}) => [
    asked(second, 'HEAD', INDEX, { tag: '1.0', ...who }),
    asked(second + 1, 'GET', INDEX, who),
    asked(second + 2, 'GET', child, who),
  ];

  it('says for which platform: that of the image which was fetched', async () => {
    await learn(INDEX, AMD64, ARM64);
    await count(...aPull(0, AMD64), ...aPull(10, ARM64), ...aPull(20, ARM64));
    expect(await platforms()).toEqual([
      ['1.0', 'linux/amd64', 1, 0],
      ['1.0', 'linux/arm64', 2, 0],
    ]);
  });

  it('says none for all images of an index, for an index alone, and for a version check', async () => {
    await learn(INDEX, AMD64, ARM64);
    await count(...aPull(0, AMD64), asked(3, 'GET', ARM64), asked(20, 'GET', INDEX), asked(30, 'HEAD', INDEX));
    expect(await platforms()).toEqual([
      ['', '', 0, 1],
      ['1.0', '', 2, 0],
    ]);
  });

  it('ends the same whenever the image comes to be known', async () => {
    const [head, index, child] = aPull(0, AMD64) as [RegistryEvent, RegistryEvent, RegistryEvent];
    const orders = [
      async () => [await learn(AMD64), await count(head, index, child)],
      async () => [await count(head, index, child), await learn(AMD64)],
      async () => [await count(child), await learn(AMD64), await count(index), await count(head)],
      async () => [await count(child), await count(index), await learn(AMD64), await count(head)],
      async () => [await count(head), await count(child), await count(index), await learn(AMD64)],
    ];
    for (const order of orders) {
      await db().pool.query('TRUNCATE pull_counts, pull_actors, manifests, registry_events CASCADE');
      await db().prisma.repository.update({ where: { id }, data: { pullCount: 0 } });
      await order();
      await settlePullPlatforms(db());
      expect(await platforms()).toEqual([['1.0', 'linux/amd64', 1, 0]]);
      expect((await actors()).map(({ platform, pulls }) => [platform, pulls])).toEqual([['linux/amd64', 1]]);
      const { pullCount } = await db().prisma.repository.findUniqueOrThrow({ where: { id } });
      expect(pullCount).toBe(1n);
    }
  });

  it('tells people apart by account, or by address without one, and keeps neither', async () => {
    await learn(AMD64);
    const get = (second: number, who: { actor?: string; addr?: string }) => asked(second, 'GET', AMD64, who);
    await count(
      get(0, { actor: 'alice' }),
      get(1, { actor: 'alice', addr: '192.0.2.9' }),
      get(2, { addr: '192.0.2.1' }),
      get(3, { addr: '[2001:db8::1]' }),
      get(4, { addr: '[2001:db8::2]' }),
    );
    const rows = await actors();
    expect(rows.map(({ pulls }) => pulls)).toEqual([1, 2, 2]);
    for (const { actor } of rows) expect(actor).toMatch(/^[\w-]{43}$/);
    const other = await aRepository('alice/other');
    await inTransaction((queries) => countRegistryPulls(queries, other.id, [get(5, { actor: 'alice' })]));
    const elsewhere = await db().prisma.pullActor.findFirstOrThrow({ where: { repositoryId: other.id } });
    expect(rows.map(({ actor }) => actor)).not.toContain(elsewhere.actor);
  });

  it('leaves nothing behind of who only seemed to check', async () => {
    await count(asked(0, 'HEAD', AMD64, { tag: '1.0', actor: 'alice' }));
    expect((await actors()).map(({ pulls, versionChecks }) => [pulls, versionChecks])).toEqual([[0, 1]]);
    await count(asked(1, 'GET', AMD64, { actor: 'alice' }));
    expect((await actors()).map(({ pulls, versionChecks }) => [pulls, versionChecks])).toEqual([[1, 0]]);
  });

  it('forgets people after 400 days, days after five years, and images that never came to be known after a month', async () => {
    await count(asked(0, 'GET', AMD64, { tag: '1.0' }));
    const at = async (day: string) => {
      await prunePullFigures(db(), new Date(day));
      return [await db().prisma.pullActor.count(), await platforms()];
    };
    const open = [['1.0', AMD64, 1, 0]];
    const settled = [['1.0', '', 1, 0]];
    expect(await at('2026-12-20')).toEqual([1, open]);
    expect(await at('2026-12-25')).toEqual([1, settled]);
    expect(await at('2027-12-20')).toEqual([1, settled]);
    expect(await at('2028-01-05')).toEqual([0, settled]);
    expect(await at('2032-01-05')).toEqual([0, []]);
    expect((await db().prisma.repository.findUniqueOrThrow({ where: { id } })).pullCount).toBe(1n);
  });
});
