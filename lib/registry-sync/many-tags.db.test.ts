import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { addRegistry } from '@/lib/registry-sync/add-registry';
import { getRegistry } from '@/lib/registry-sync/get-registry';
import { useTestDatabase } from '@/lib/testing/database';
import { aFakeImage, FakeRegistry } from '@/lib/testing/fake-registry';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const TAGS = 100_000;
/** The registry goes away after it was asked for so many of them: all take minutes. */
const ANSWERED = 2500;
/** Tags are looked at and written so many at a time. */
const BATCH = 200;
/** MiB that JavaScript may use in all, the program itself with what it imports among them. */
const HEAP = 96;

describe('a repository of 100,000 tags', () => {
  useTestDatabase();
  useSiteEnvironment();

  it(`is listed and worked off, a part at a time, by a process that has no more than ${HEAP} MiB`, async () => {
    const system = systemActor('test');
    const fake = await new FakeRegistry().start();
    const digests = ['first', 'second', 'third'].map((text) => aFakeImage(fake, 'crew/many', undefined, { text }));
    const { tags } = fake.repository('crew/many');
    for (let i = 0; i < TAGS; i += 1) tags.set(`1.0.${i}-${'a-long-name-'.repeat(4)}${i}`, digests[i % 3] ?? '');
    let asked = 0;
    fake.instead = ({ method }, response) => {
      asked += method === 'HEAD' ? 1 : 0;
      return asked > ANSWERED && response.destroy() !== undefined;
    };
    const { id } = await addRegistry(system, {
      name: 'many',
      kind: 'observed',
      address: fake.origin,
      host: 'many.test',
      credentials: null,
      certificates: null,
      namespace: null,
      visibility: 'private',
    });
    const program = ['--import', 'tsx', `--max-old-space-size=${HEAP}`, 'lib/testing/reconcile-process.ts'];
    const url = String(db().pool.options.connectionString);
    const { stdout } = await promisify(execFile)(process.execPath, [...program, url, id]);
    expect(JSON.parse(stdout)).toEqual({ reason: 'unreachable' });
    expect(await db().prisma.tag.count(), 'whole parts only').toBe(Math.floor(ANSWERED / BATCH) * BATCH);
    expect(await db().prisma.tagHistory.count()).toBe(Math.floor(ANSWERED / BATCH) * BATCH);
    expect(await db().prisma.manifest.count()).toBe(3);
    expect(await getRegistry(system, 'many')).toMatchObject({
      state: 'unreachable',
      sync: { running: false, underWay: true, done: 0, total: 1 },
    });
  }, 300_000);
});
