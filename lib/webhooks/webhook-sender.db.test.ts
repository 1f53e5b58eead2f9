import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { Webhook } from '@/lib/platform/generated/prisma/client';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { aDelivery, aWebhook } from '@/lib/testing/builders/webhook';
import { useTestDatabase } from '@/lib/testing/database';
import { type LoopbackServer, loopbackServer } from '@/lib/testing/loopback-server';
import { useSiteEnvironment } from '@/lib/testing/site-environment';
import type { SendingRules } from '@/lib/webhooks/attempt-delivery';
import { pruneDeliveries } from '@/lib/webhooks/prune-deliveries';
import { signMessage } from '@/lib/webhooks/signature';
import { openWebhookSecret, sealWebhookSecret } from '@/lib/webhooks/webhook-secret';
import { WebhookSender } from '@/lib/webhooks/webhook-sender';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const realNow = clock.now;

type Received = { headers: Record<string, string | string[] | undefined>; body: string; method: string };

describe('a message of a webhook', () => {
  useTestDatabase();
  useSiteEnvironment();
  let receiver: LoopbackServer;
  let received: Received[];
  let answer: (response: ServerResponse, request: IncomingMessage) => void;
  let repositoryId: string;
  let webhook: Webhook;

  beforeEach(async () => {
    await db().pool.query('TRUNCATE repositories CASCADE');
    repositoryId = (await aRepository('acme/thing')).id;
    received = [];
    answer = (response) => response.end('thanks');
    receiver = await loopbackServer((request, response) => {
      const { headers, method = '' } = request;
      text(request).then((body) => {
        received.push({ headers, method, body });
        answer(response, request);
      }, console.error);
    });
    webhook = await aWebhook(repositoryId, { url: `${receiver.origin}/hook?key=1` });
  });
  afterEach(async () => {
    clock.now = realNow;
    await receiver.close();
  });

  const rules = (more: Partial<SendingRules> = {}): SendingRules => ({ allowPrivate: true, timeoutMs: 2000, ...more });
  const send = (more: Partial<SendingRules> = {}) => new WebhookSender(db(), () => rules(more)).finish();
  const later = (ms: number) => {
    const now = clock.now().getTime() + ms;
    clock.now = () => new Date(now);
  };
  const delivery = (id: string) => db().prisma.webhookDelivery.findUniqueOrThrow({ where: { id } });
  const hook = () => db().prisma.webhook.findUniqueOrThrow({ where: { id: webhook.id } });

  it('is signed, says what happened, and its answer is kept', async () => {
    const { id } = await aDelivery(webhook.id);
    await send();
    const [message] = received;
    expect(received).toHaveLength(1);
    expect(message).toMatchObject({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Plimsoll',
        'webhook-id': id,
        'x-plimsoll-event': 'push',
      },
    });
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ id, event: 'push', repository: { namespace: 'acme' } });
    const timestamp = Number(message?.headers['webhook-timestamp']);
    expect(Math.abs(timestamp - Date.now() / 1000)).toBeLessThan(60);
    const secret = openWebhookSecret(webhook.id, webhook.secret);
    expect(message?.headers['webhook-signature']).toBe(signMessage(secret, id, timestamp, message?.body ?? ''));
    expect(await delivery(id)).toMatchObject({
      state: 'delivered',
      attempts: 1,
      nextAttemptAt: null,
      responseStatus: 200,
      responseBody: 'thanks',
      problem: null,
      tries: [{ status: 200, problem: null }],
      requestHeaders: { 'webhook-id': id },
    });
    await send();
    expect(received).toHaveLength(1);
  });

  it('is signed with the secret before as well, until that ends', async () => {
    const old = 'whsec_b2xkIHNlY3JldCBvZiB0aGlzIHdlYmhvb2sh';
    await db().prisma.webhook.update({
      where: { id: webhook.id },
      data: { previousSecret: sealWebhookSecret(webhook.id, old), previousSecretUntil: new Date(Date.now() + DAY) },
    });
    const { id } = await aDelivery(webhook.id);
    await send();
    const [message] = received;
    const headers: Received['headers'] = message?.headers ?? {};
    const signatures = String(headers['webhook-signature']).split(' ');
    expect(signatures).toHaveLength(2);
    expect(signatures[1]).toBe(signMessage(old, id, Number(headers['webhook-timestamp']), message?.body ?? ''));
    later(2 * DAY);
    await aDelivery(webhook.id);
    await send();
    expect(String(received[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
  });

  it('is tried again later and later, byte for byte the same, until it is taken', async () => {
    const { id } = await aDelivery(webhook.id);
    answer = (response) => response.writeHead(500).end('no');
    await send();
    expect(await delivery(id)).toMatchObject({ state: 'waiting', attempts: 1, responseStatus: 500, problem: 'status' });
    await send();
    expect(received).toHaveLength(1);
    later(13_000);
    await send();
    expect(received).toHaveLength(2);
    later(13_000);
    await send();
    expect(received).toHaveLength(2);
    later(MINUTE);
    answer = (response) => response.writeHead(204).end();
    await send();
    expect(await delivery(id)).toMatchObject({ state: 'delivered', attempts: 3, problem: null });
    expect((await delivery(id)).tries).toMatchObject([{ status: 500 }, { status: 500 }, { status: 204 }]);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(await hook()).toMatchObject({ failures: 0, failingSince: null });
  });

  it('is given up after eight attempts over more than a day', async () => {
    const { id } = await aDelivery(webhook.id);
    answer = (response) => response.writeHead(503).end();
    const begun = clock.now().getTime();
    for (let tries = 0; (await delivery(id)).state === 'waiting' && tries < 20; tries += 1) {
      await send();
      const { nextAttemptAt } = await delivery(id);
      if (nextAttemptAt) later(nextAttemptAt.getTime() - clock.now().getTime());
    }
    expect(await delivery(id)).toMatchObject({ state: 'failed', attempts: 8, nextAttemptAt: null });
    expect(received).toHaveLength(8);
    expect(clock.now().getTime() - begun).toBeGreaterThan(DAY);
    expect(await hook()).toMatchObject({ active: true, failures: 8 });
  });

  it('comes back when the receiver says, not before', async () => {
    const { id } = await aDelivery(webhook.id);
    answer = (response) => response.writeHead(429, { 'retry-after': '3600' }).end();
    await send();
    const wait = ((await delivery(id)).nextAttemptAt?.getTime() ?? 0) - clock.now().getTime();
    expect(wait).toBeGreaterThan(59 * MINUTE);
  });

  it.each([
    ['does not end', (response: ServerResponse) => response.writeHead(200).write('x'), 'delivered', null],
    ['does not begin', () => undefined, 'waiting', 'timeout'],
    ['breaks off', (response: ServerResponse) => response.destroy(), 'waiting', 'connection'],
    [
      'leads elsewhere',
      (response: ServerResponse) => response.writeHead(307, { location: '/elsewhere' }).end(),
      'waiting',
      'redirect',
    ],
  ])('whose answer %s is judged by what there is of it', async (_what, how, state, problem) => {
    const { id } = await aDelivery(webhook.id);
    answer = how;
    await send({ timeoutMs: 300 });
    expect(await delivery(id)).toMatchObject({ state, problem });
    expect(received).toHaveLength(1);
  });

  it('keeps no more than 2 KB of a huge answer, and no NUL', async () => {
    const { id } = await aDelivery(webhook.id);
    answer = (response) => response.end(`\0${'x'.repeat(5_000_000)}`);
    await send();
    expect((await delivery(id)).responseBody).toMatch(/^\ufffdx{2047}$/);
  });

  it.each([
    ['loopback', (origin: string) => origin],
    ['a private network', () => 'http://10.0.0.8/hook'],
    ['a metadata service', () => 'http://169.254.169.254/latest'],
  ])('to %s is not sent, unless private networks are allowed', async (_what, urlOf) => {
    await db().prisma.webhook.update({ where: { id: webhook.id }, data: { url: urlOf(receiver.origin) } });
    const { id } = await aDelivery(webhook.id);
    await send({ allowPrivate: false, ports: [80, Number(new URL(receiver.origin).port)] });
    expect(await delivery(id)).toMatchObject({ state: 'waiting', problem: 'forbidden-address', responseStatus: null });
    expect(received).toEqual([]);
  });

  it('goes to the address that was checked, whatever the name leads to a moment later', async () => {
    const { port } = new URL(receiver.origin);
    await db().prisma.webhook.update({ where: { id: webhook.id }, data: { url: `http://ci.example.test:${port}/` } });
    let times = 0;
    const resolver = async () => (times++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']);
    await aDelivery(webhook.id);
    await send({ allowPrivate: false, allowedNetworks: ['127.0.0.1/32'], ports: [Number(port)], resolver });
    expect(received[0]?.headers.host).toBe(`ci.example.test:${port}`);
    expect(times).toBe(1);
    const { id } = await aDelivery(webhook.id);
    await send({ allowPrivate: false, resolver: async () => ['127.0.0.1', '::1'], ports: [Number(port)] });
    expect(await delivery(id)).toMatchObject({ problem: 'forbidden-address' });
    expect(received).toHaveLength(1);
  });

  it('answered with 410 switches its webhook off, with all that waits', async () => {
    const [{ id }, other] = [await aDelivery(webhook.id), await aDelivery(webhook.id)];
    answer = (response) => response.writeHead(410).end('gone');
    await send();
    expect(await hook()).toMatchObject({ active: false, offReason: 'gone' });
    expect(await delivery(id)).toMatchObject({ state: 'failed', problem: 'gone' });
    expect(await delivery(other.id)).toMatchObject({ state: 'failed', problem: 'switched-off', attempts: 0 });
    const entries = await db().prisma.auditEntry.findMany({
      where: { action: 'repository.change_webhook', targetId: repositoryId },
    });
    expect(entries).toMatchObject([
      { actorName: 'webhooks', changes: { active: [true, false], reason: [null, 'gone'] } },
    ]);
  });

  it('that fails for days switches its webhook off; one success in between does not let it', async () => {
    answer = (response) => response.writeHead(500).end();
    const fail = async (times: number) => {
      for (let i = 0; i < times; i += 1) {
        await aDelivery(webhook.id, { attempts: 7 });
        await send();
      }
    };
    await fail(20);
    expect(await hook()).toMatchObject({ active: true, failures: 20 });
    answer = (response) => response.end();
    await aDelivery(webhook.id);
    await send();
    answer = (response) => response.writeHead(500).end();
    await fail(1);
    later(6 * DAY);
    await fail(14);
    expect(await hook()).toMatchObject({ active: true, failures: 15, offReason: null });
    await fail(1);
    expect(await hook()).toMatchObject({ active: false, offReason: 'failing' });
  });

  it('is sent by hand although its webhook is switched off, and by itself is not', async () => {
    await db().prisma.webhook.update({ where: { id: webhook.id }, data: { active: false } });
    const waiting = await aDelivery(webhook.id);
    const again = await aDelivery(webhook.id, { redeliveryOf: waiting.id });
    await aDelivery(webhook.id, { event: 'ping' });
    await send();
    expect(received).toHaveLength(2);
    expect(received.map(({ headers }) => headers['webhook-id'])).toContain(waiting.id);
    expect(await delivery(again.id)).toMatchObject({ state: 'delivered' });
    expect(await delivery(waiting.id)).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  it('of a deleted repository is not sent', async () => {
    await db().prisma.repository.update({ where: { id: repositoryId }, data: { deletedAt: new Date() } });
    await aDelivery(webhook.id);
    await send();
    expect(received).toEqual([]);
  });

  it('does not wait for other receivers that are slow', async () => {
    const slow = await loopbackServer(() => undefined);
    for (let i = 0; i < 12; i += 1) {
      const { id } = await aWebhook(repositoryId, { url: `${slow.origin}/${i}` });
      for (let n = 0; n < 3; n += 1) await aDelivery(id);
    }
    const { id } = await aDelivery(webhook.id, { createdAt: new Date(Date.now() + 1000) });
    const sender = new WebhookSender(db(), () => rules({ timeoutMs: 60_000 }));
    await sender.wake();
    await expect.poll(async () => (await delivery(id)).state).toBe('delivered');
    expect(slow.requests).toHaveLength(2);
    // What comes while slow ones are under way is sent at once, too.
    const next = await aDelivery(webhook.id);
    await sender.wake();
    await expect.poll(async () => (await delivery(next.id)).state).toBe('delivered');
    await db().pool.query("UPDATE webhook_deliveries SET state = 'failed' WHERE state = 'waiting'");
    await slow.close();
    await sender.finish();
  });

  it('is sent once by two senders at the same moment', async () => {
    for (let i = 0; i < 20; i += 1) await aDelivery((await aWebhook(repositoryId, { url: receiver.origin })).id);
    await Promise.all([send(), send(), send()]);
    expect(received).toHaveLength(20);
  });

  it('whose sender is killed after sending it, before noting so, is sent again with the same id', async () => {
    const { id } = await aDelivery(webhook.id);
    const { promise: reached, resolve } = Promise.withResolvers<void>();
    answer = () => resolve();
    const address = db().pool.options.connectionString;
    const program = `Promise.all([import('@/lib/platform/db'), import('@/lib/webhooks/webhook-sender')]).then(([d, s]) =>
      new s.WebhookSender(d.openDatabase('${address}', 2), () => ({ allowPrivate: true, timeoutMs: 20000 })).finish())`;
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: 'inherit' });
    const ended = new Promise((done) => child.once('exit', (_code, signal) => done(signal)));
    await Promise.race([reached, ended]);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    answer = (response) => response.end();
    await send();
    expect(received).toHaveLength(1);
    later(MINUTE);
    await send();
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    expect(await delivery(id)).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('whose secret was sealed with another key waits, and says why', async () => {
    await db().prisma.webhook.update({
      where: { id: webhook.id },
      data: { secret: sealWebhookSecret('another', 'whsec_x') },
    });
    const { id } = await aDelivery(webhook.id);
    await send();
    expect(await delivery(id)).toMatchObject({ state: 'waiting', problem: 'sealed' });
    expect(received).toEqual([]);
  });

  it('is forgotten after 30 days, or when there are 100 newer ones', async () => {
    const now = Date.now();
    const state = 'delivered' as const;
    await aDelivery(webhook.id, { state, createdAt: new Date(now - 31 * DAY) });
    for (let i = 0; i < 103; i += 1) await aDelivery(webhook.id, { state, createdAt: new Date(now - i * 1000) });
    const waiting = await aDelivery(webhook.id, { createdAt: new Date(now - DAY) });
    expect(await pruneDeliveries(db(), new Date(now))).toBe(4);
    expect(await db().prisma.webhookDelivery.count({ where: { webhookId: webhook.id } })).toBe(101);
    expect((await delivery(waiting.id)).state).toBe('waiting');
  });
});
