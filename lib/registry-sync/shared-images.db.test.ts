import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { addRegistry } from '@/lib/registry-sync/add-registry';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { useTestDatabase } from '@/lib/testing/database';
import { aFakeImage, FakeRegistry } from '@/lib/testing/fake-registry';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const system = systemActor('test');

describe('an image that somebody else pushes too, under the tag of a signature', () => {
  useTestDatabase();
  useSiteEnvironment();
  let fake: FakeRegistry;
  let id: string;
  beforeAll(async () => {
    fake = await new FakeRegistry().start();
  });
  beforeEach(async () => {
    await db().pool.query('TRUNCATE registries, manifests, repositories, publishers, users CASCADE');
    fake.repositories.clear();
    ({ id } = await addRegistry(system, {
      name: 'corp',
      kind: 'observed',
      address: fake.origin,
      host: 'registry.corp.test',
      credentials: null,
      certificates: null,
      namespace: null,
      visibility: 'public',
    }));
  });
  afterAll(() => db().pool.query('TRUNCATE registries, manifests, repositories, publishers, users CASCADE'));

  const sync = () => reconcileRegistry(system, id);
  const about = `sha256-${'a'.repeat(64)}`;
  const stored = (digest: string) =>
    db().prisma.manifest.findUniqueOrThrow({ where: { digest }, select: { kind: true, subject: true } });

  for (const suffix of ['.sig', '.att', '.sbom', ''])
    for (const platforms of [['linux/amd64'], ['linux/amd64', 'linux/arm64']])
      for (const isFirst of [false, true])
        it(`stays what it is: ${platforms.length} platforms, “${suffix}”, pushed ${isFirst ? 'before' : 'after'}`, async () => {
          const [theirs, own] = ['mallory/copy', 'alice/app'];
          const [first = '', second = ''] = isFirst ? [theirs, own] : [own, theirs];
          const tagIn = (path: string) => (path === own ? '1.0' : about + suffix);
          const digest = aFakeImage(fake, first, tagIn(first), { platforms });
          await sync();
          aFakeImage(fake, second, tagIn(second), { platforms });
          await sync();
          expect(await stored(digest)).toEqual({ kind: platforms.length > 1 ? 'index' : 'image', subject: null });
        });
});
