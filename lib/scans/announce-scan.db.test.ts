import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { uploadScan } from '@/lib/scans/upload-scan';
import { aMember, aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { SCANNED_DIGEST, trivyReport } from '@/lib/testing/builders/scan-reports';
import { anIndex } from '@/lib/testing/builders/stored-images';
import { aWebhook } from '@/lib/testing/builders/webhook';
import { useTestDatabase } from '@/lib/testing/database';
import { useSiteEnvironment } from '@/lib/testing/site-environment';
import { messageBody } from '@/lib/webhooks/message';

const demo = { namespace: 'acme', name: 'demo' };

describe('an uploaded scan report', () => {
  useSiteEnvironment();
  useTestDatabase();
  let repositoryId: string;
  beforeAll(async () => {
    const { id: registryId } = await aRegistry('main');
    ({ id: repositoryId } = await aRepository('acme/demo', { registryId }));
    const images = [{ digest: SCANNED_DIGEST }];
    await anIndex(repositoryId, { digest: `sha256:${'f'.repeat(64)}`, tag: '1.0', images });
  });
  async function upload(report: unknown): Promise<unknown> {
    const erin = await aUser(`erin${Math.random().toString(36).slice(2)}`);
    await aMember('acme', erin.userId, 'editor');
    const body = (async function* () {
      yield Buffer.from(JSON.stringify(report));
    })();
    return uploadScan(erin, demo, { digest: SCANNED_DIGEST, mismatch: 'refuse' }, body);
  }

  it('is told to the webhooks that wait for scans, with its counts and the tags of its image', async () => {
    await aWebhook(repositoryId, { events: ['scan_finished', 'push'] });
    await aWebhook(repositoryId, { events: ['scan_finished'], active: false });
    await aWebhook(repositoryId, { events: ['push', 'delete', 'tag_moved'] });
    await upload(trivyReport());
    const messages = await db().prisma.webhookDelivery.findMany();
    expect(messages).toHaveLength(1);
    const [message] = messages;
    expect(message && JSON.parse(messageBody(message))).toMatchObject({
      event: 'scan_finished',
      repository: { namespace: 'acme', name: 'demo', pull: 'registry.example.test/acme/demo' },
      tag: null,
      digest: SCANNED_DIGEST,
      actor: expect.stringMatching(/^erin/),
      image: { size: 1000, platforms: ['linux/amd64'] },
      scan: {
        scanner: 'Trivy',
        scannerVersion: '0.69.1',
        databaseUpdatedAt: null,
        platform: 'linux/amd64',
        tags: ['1.0'],
        summary: { critical: 1, high: 1, medium: 1, low: 0, unknown: 0, fixable: 2, unique: 2, notAffected: 0 },
      },
    });
  });

  it('that is refused is not told', async () => {
    const before = await db().prisma.webhookDelivery.count();
    await expect(upload({ hello: 'world' })).rejects.toThrow(/not a report/);
    expect(await db().prisma.webhookDelivery.count()).toBe(before);
  });
});
