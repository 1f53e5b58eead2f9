import { describe, expect, it } from 'vitest';
import { db, inTransaction } from '@/lib/platform/db';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { aWebhook } from '@/lib/testing/builders/webhook';
import { useTestDatabase } from '@/lib/testing/database';
import { useSiteEnvironment } from '@/lib/testing/site-environment';
import { announce, type Happening } from '@/lib/webhooks/announce';

const gone = (index: number): Happening => ({
  tag: `tag-${index}`,
  at: new Date(),
  digest: null,
  previousDigest: `sha256:${'b'.repeat(64)}`,
  actor: 'alice',
  image: null,
});

describe('announcing', () => {
  useTestDatabase();
  useSiteEnvironment();

  it('ten thousand deletions at once writes them all, in their order', async () => {
    const { id } = await aRepository('acme/huge');
    await aWebhook(id, { events: ['delete'] });
    const all = Array.from({ length: 10_000 }, (_, index) => gone(index));
    await inTransaction((queries) => announce(queries, { id, namespace: 'acme', name: 'huge' }, null, all));
    expect(await db().prisma.webhookDelivery.count()).toBe(10_000);
    const last = await db().prisma.webhookDelivery.findFirst({ orderBy: { createdAt: 'desc' } });
    expect(last?.payload).toMatchObject({ tag: 'tag-9999' });
  });

  it('is undone with what it tells of', async () => {
    const { id } = await aRepository('acme/undone');
    const webhook = await aWebhook(id, { events: ['delete'] });
    const attempt = inTransaction(async (queries) => {
      await announce(queries, { id, namespace: 'acme', name: 'undone' }, null, [gone(1)]);
      throw new Error('the rest failed');
    });
    await expect(attempt).rejects.toThrow('the rest failed');
    expect(await db().prisma.webhookDelivery.count({ where: { webhookId: webhook.id } })).toBe(0);
  });
});
