import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { db } from '@/lib/platform/db';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { anOciLayout } from '@/lib/testing/oci-layout';
import { type RealRegistry, realRegistry, startRealRegistry } from '@/lib/testing/real-registry';

describe.skipIf(!realRegistry.available)(`a push with skopeo to a real registry${realRegistry.reason}`, () => {
  useTestDatabase();
  let real: RealRegistry;
  let password: string;

  beforeAll(async () => {
    real = await startRealRegistry('real');
    const alice = await aUser('alice');
    password = newAccessToken();
    await db().prisma.accessToken.create({
      data: {
        name: 'ci',
        digest: digestOfAccessToken(password),
        userId: alice.userId,
        scopes: ['repo:read', 'repo:push', 'repo:admin', 'repo:delete'],
        createdBy: 'alice',
      },
    });
  });
  afterAll(() => real.stop());

  const at = (reference: string) => `docker://${real.host}/${reference}`;
  const push = (folder: string, reference: string) =>
    real.skopeo(
      'copy',
      '--all',
      '--dest-tls-verify=false',
      '--dest-creds',
      `alice:${password}`,
      `oci:${folder}:image`,
      at(reference),
    );
  /** Works off notifications until so many are processed: the registry sends them when it likes. */
  async function settle(isDone: () => Promise<boolean>): Promise<void> {
    await expect
      .poll(
        async () => {
          await processRegistryEvents(db());
          return isDone();
        },
        { timeout: 15_000 },
      )
      .toBe(true);
  }
  const tagOf = (repository: string, name: string) =>
    db().prisma.tag.findFirst({ where: { name, repository: { namespace: 'alice', name: repository } } });

  it('becomes a tag with its platforms and layers', async () => {
    const layout = await anOciLayout(path.join(real.folder, 'one'), { attestation: true });
    await push(layout.folder, 'alice/demo:1.0');
    await settle(async () => (await tagOf('demo', '1.0')) !== null);
    const tag = await tagOf('demo', '1.0');
    expect(tag).toMatchObject({ digest: layout.digest, pushedBy: 'alice', architectures: ['amd64', 'arm64v8'] });
    const children = await db().prisma.manifestChild.findMany({
      where: { parent: layout.digest },
      orderBy: { position: 'asc' },
    });
    expect(children.map(({ kind, platform }) => [kind, platform])).toEqual([
      ['image', 'linux/amd64'],
      ['image', 'linux/arm64'],
      ['attestation', null],
    ]);
    const image = await db().prisma.manifest.findUniqueOrThrow({ where: { digest: layout.images[0] ?? '' } });
    expect(image.layers).toMatchObject([
      { empty: false, createdBy: 'COPY hello /etc/hello' },
      { empty: true, createdBy: 'ENV PATH=/bin' },
      { empty: false, createdBy: 'COPY platform /etc/platform' },
    ]);
  });
});
