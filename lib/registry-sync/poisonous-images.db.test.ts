import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '@/lib/registry/media-types';
import { addRegistry } from '@/lib/registry-sync/add-registry';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { useTestDatabase } from '@/lib/testing/database';
import { aFakeImage, FakeRegistry } from '@/lib/testing/fake-registry';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const system = systemActor('test');
const MOST = 2 ** 43;
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** What the database cannot keep as it is said: no registry checks it. */
describe('an image that says impossible things of itself', () => {
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

  function image(config: object, sizes: readonly number[], tag?: string) {
    const layers = sizes.map((size) => ({ mediaType: LAYER, digest: fake.blob({ size }).digest, size }));
    const value = {
      config: { mediaType: OCI_CONFIG, ...fake.blob({ os: 'linux', architecture: 'arm64', ...config }) },
      layers,
    };
    return fake.manifest('aaa/hostile', OCI_MANIFEST, value, tag);
  }
  const listed = (digest: string, size: number, more: object = {}) => ({
    mediaType: OCI_MANIFEST,
    digest,
    size,
    ...more,
  });
  const attestation = {
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
  };

  const cases: [string, () => unknown][] = [
    ['layers larger than any disk', () => image({}, Array(1000).fill(MOST), '1')],
    ['layers larger than a number', () => image({}, Array(1000).fill(Number.MAX_SAFE_INTEGER), '1')],
    [
      'a platform of the size of all others together',
      () =>
        fake.manifest(
          'aaa/hostile',
          OCI_INDEX,
          { manifests: [1, 2, 3].map((n) => listed(image({ n }, Array(1000).fill(MOST)), 500)) },
          '1',
        ),
    ],
    [
      'an attestation of 5 GB',
      () => fake.manifest('aaa/hostile', OCI_INDEX, { manifests: [listed(image({}, [1]), 5e9, attestation)] }, '1'),
    ],
    ['that it was built in the year 0', () => image({ created: '0000-01-01T00:00:00Z' }, [1], '1')],
    ['that it was built before Christ', () => image({ created: '-001000-01-01T00:00:00Z' }, [1], '1')],
    ['that it will be built in the year 275760', () => image({ created: '+275760-09-12T00:00:00Z' }, [1], '1')],
    [
      'a health check every 10^290 years',
      () => image({ config: { Healthcheck: { Test: ['CMD', 'x'], Interval: 1e308, Retries: 1e308 } } }, [1], '1'),
    ],
    [
      'halves of characters',
      () =>
        image(
          {
            author: '\ud800',
            config: { Labels: { '\udfff': '\ud800\0' }, Env: ['A=\ud800'] },
            history: [{ created_by: '\ud800', created: '\0\udfff' }],
          },
          [1],
          '1',
        ),
    ],
  ];

  it.each(cases)('(%s) keeps no other repository from being known', async (_, push) => {
    push();
    aFakeImage(fake, 'zzz/good', '1');
    await reconcileRegistry(system, id);
    expect(await db().prisma.tag.count({ where: { repository: { namespace: 'zzz' } } })).toBe(1);
    for (const { size } of await db().prisma.tag.findMany()) expect(Number.isSafeInteger(Number(size ?? 0))).toBe(true);
  });

  it('leaves one repository out over an error of ours, and says so', async () => {
    aFakeImage(fake, 'aaa/busy', '1');
    aFakeImage(fake, 'zzz/good', '1');
    // Whoever writes to it all the time: each look at it is older than what is stored by then.
    fake.instead = async (request) => {
      if (request.method === 'HEAD' && request.url?.startsWith('/v2/aaa/busy/'))
        await db().prisma.repository.updateMany({
          where: { namespace: 'aaa' },
          data: { imagesVersion: { increment: 1 } },
        });
      return false;
    };
    const { problems } = await reconcileRegistry(system, id);
    fake.instead = null;
    expect(problems).toEqual([expect.stringContaining('pushed to all the time')]);
    expect(await db().prisma.tag.count({ where: { repository: { namespace: 'zzz' } } })).toBe(1);
  });
});
