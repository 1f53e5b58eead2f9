import { randomBytes } from 'node:crypto';
import { aDelivery, aWebhook } from '@/lib/testing/builders/webhook';

const secret = 'sealed';
const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000);
const aTry = (secondsAgo: number, status: number | null, problem: string | null) => ({
  at: at(secondsAgo).toISOString(),
  status,
  problem,
  durationMs: status === null ? 10_002 : 87,
});

/** Webhooks of a repository as they can be, with names and addresses as long as they may be. */
export async function webhooksInAllStates(
  repositoryId: string,
): Promise<{ failing: string; deliveries: readonly string[] }> {
  const hook = (name: string, more: object = {}) =>
    aWebhook(repositoryId, { name, secret, createdAt: at(900_000), ...more });
  const fine = await hook('Deploy to staging', { events: ['push', 'delete', 'tag_moved'] });
  await aDelivery(fine.id, {
    state: 'delivered',
    responseStatus: 204,
    durationMs: 41,
    attempts: 1,
    nextAttemptAt: null,
  });
  const failing = await hook('W'.repeat(60), {
    url: `https://${'a-long-label.'.repeat(12)}example.org/${'path'.repeat(80)}`,
    failures: 9,
    failingSince: at(90_000),
    previousSecretUntil: at(-3600),
    previousSecret: secret,
  });
  await hook('Chat', { active: false });
  await hook('Old CI', { active: false, offReason: 'gone' });
  await hook('Older CI', { active: false, offReason: 'failing' });
  const requestHeaders = {
    'content-type': 'application/json',
    'webhook-id': failing.id,
    'webhook-signature': `v1,${randomBytes(32).toString('base64')} v1,${randomBytes(32).toString('base64')}`,
  };
  const rows = [
    await aDelivery(failing.id, {
      attempts: 3,
      nextAttemptAt: at(-300),
      createdAt: at(400),
      requestHeaders,
      responseStatus: 502,
      problem: 'status',
      durationMs: 87,
      responseBody: `<html>${'bad gateway '.repeat(60)}</html>`,
      tries: [aTry(400, null, 'timeout'), aTry(380, 502, 'status'), aTry(300, 502, 'status')],
    }),
    await aDelivery(failing.id, {
      state: 'failed',
      attempts: 1,
      nextAttemptAt: null,
      requestHeaders,
      problem: 'forbidden-address',
      durationMs: 4,
      redeliveryOf: failing.id,
      createdAt: at(3000),
      tries: [aTry(3000, null, 'forbidden-address')],
    }),
    await aDelivery(failing.id, {
      state: 'failed',
      problem: 'switched-off',
      nextAttemptAt: null,
      createdAt: at(80_000),
    }),
    await aDelivery(failing.id, {
      event: 'ping',
      state: 'delivered',
      responseStatus: 200,
      responseBody: 'ok',
      durationMs: 12,
      attempts: 1,
      nextAttemptAt: null,
      requestHeaders,
      createdAt: at(100_000),
      tries: [aTry(100_000, 200, null)],
    }),
  ];
  for (let i = 0; i < 20; i += 1)
    await aDelivery(failing.id, {
      state: 'failed',
      problem: 'timeout',
      nextAttemptAt: null,
      createdAt: at(200_000 + i),
    });
  return { failing: failing.id, deliveries: rows.map(({ id }) => id) };
}
