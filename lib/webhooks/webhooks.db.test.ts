import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS, type UserActor } from '@/lib/access/actor';
import { SCOPES } from '@/lib/access/scopes';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { aCollaborator, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { aDelivery, aWebhook } from '@/lib/testing/builders/webhook';
import { useTestDatabase } from '@/lib/testing/database';
import { useSiteEnvironment } from '@/lib/testing/site-environment';
import { addWebhook } from '@/lib/webhooks/add-webhook';
import { MOST_WEBHOOKS, newWebhook, secretRenewal } from '@/lib/webhooks/change-schema';
import { changeWebhook } from '@/lib/webhooks/change-webhook';
import { getDelivery } from '@/lib/webhooks/get-delivery';
import { getWebhook } from '@/lib/webhooks/get-webhook';
import { listDeliveries } from '@/lib/webhooks/list-deliveries';
import { listWebhooks } from '@/lib/webhooks/list-webhooks';
import { redeliver } from '@/lib/webhooks/redeliver';
import { removeWebhook } from '@/lib/webhooks/remove-webhook';
import { renewWebhookSecret } from '@/lib/webhooks/renew-webhook-secret';
import { sendPing } from '@/lib/webhooks/send-ping';
import { openWebhookSecret } from '@/lib/webhooks/webhook-secret';

const THING = { namespace: 'acme', name: 'thing' };
const HIDDEN = { namespace: 'acme', name: 'hidden' };
const input = newWebhook.parse({ name: 'CI', url: 'https://ci.example.org/hook?key=geheim', events: ['push'] });
const realNow = clock.now;

describe('webhooks of a repository', () => {
  useTestDatabase();
  useSiteEnvironment();
  let owner: UserActor;
  let editor: UserActor;
  let stranger: UserActor;
  let repositoryId: string;

  beforeAll(async () => {
    [owner, editor, stranger] = [await aUser('olga'), await aUser('eddi'), await aUser('sven')];
    await aMember('acme', owner.userId, 'owner');
    await aMember('acme', editor.userId, 'editor');
  });
  beforeEach(async () => {
    await db().pool.query('TRUNCATE repositories CASCADE');
    repositoryId = (await aRepository('acme/thing')).id;
    await aRepository('acme/hidden', { visibility: 'private' });
  });
  afterEach(() => {
    clock.now = realNow;
  });

  const entries = () =>
    db().prisma.auditEntry.findMany({
      where: { targetId: repositoryId },
      orderBy: { id: 'asc' },
    });
  const stored = async () =>
    JSON.stringify([
      await db().prisma.webhook.findMany({ orderBy: { id: 'asc' }, include: { deliveries: true } }),
      await db().prisma.auditEntry.count(),
    ]);
  /** Why it was refused; nothing may have been written. */
  async function refusal(attempt: () => Promise<unknown>): Promise<unknown> {
    const before = await stored();
    const error: unknown = await attempt().then(
      () => 'it was not refused',
      (reason: unknown) => reason,
    );
    expect(await stored()).toBe(before);
    if (!(error instanceof AppError)) throw error;
    return error.details.reason ?? error.code;
  }

  it('are added with a secret that is shown once and kept sealed', async () => {
    const made = await addWebhook(owner, THING, input);
    expect(made).toMatchObject({ name: 'CI', url: input.url, events: ['push'], active: true, createdBy: 'olga' });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const row = await db().prisma.webhook.findUniqueOrThrow({ where: { id: made.id } });
    expect(row.secret).not.toContain(made.secret.slice(6));
    expect(openWebhookSecret(made.id, row.secret)).toBe(made.secret);
    const { secret: _, ...view } = made;
    expect(await getWebhook(owner, THING, made.id)).toEqual(view);
    expect(await listWebhooks(owner, THING)).toEqual([view]);
    const audit = JSON.stringify(await entries());
    expect(audit).toContain('https://ci.example.org');
    for (const never of ['geheim', made.secret, row.secret]) expect(audit).not.toContain(never);
  });

  it('can be given a secret', async () => {
    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    expect(await addWebhook(owner, THING, { ...input, secret })).toMatchObject({ secret });
    for (const wrong of [
      'secret',
      'whsec_',
      `whsec_${Buffer.alloc(23).toString('base64')}`,
      'whsec_ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ',
    ])
      expect(secretRenewal.safeParse({ secret: wrong }).success, wrong).toBe(false);
  });

  it.each([
    ['ftp://ci.example.org/', 'scheme'],
    ['ci.example.org', 'not-an-address'],
    ['https://me:pass@ci.example.org/', 'userinfo'],
    ['https://ci.example.org:25/', 'port'],
    ['http://127.0.0.1/', 'forbidden-address'],
    ['http://[::1]/', 'forbidden-address'],
    ['http://192.168.1.10/', 'forbidden-address'],
    ['http://169.254.169.254/latest/meta-data', 'forbidden-address'],
    ['http://0x7f000001/', 'odd-address'],
  ])('are not sent to %s', async (url, reason) => {
    expect(await refusal(() => addWebhook(owner, THING, { ...input, url }))).toBe(reason);
    const { id } = await aWebhook(repositoryId);
    expect(await refusal(() => changeWebhook(owner, THING, id, { url }))).toBe(reason);
  });

  it('may be sent into private networks where the administrator allows it, to metadata services never', async () => {
    process.env.PLIMSOLL_ALLOW_PRIVATE_NETWORKS = 'on';
    try {
      await addWebhook(owner, THING, { ...input, url: 'http://192.168.1.10:9000/hook' });
      expect(await refusal(() => addWebhook(owner, THING, { ...input, url: 'http://169.254.169.254/' }))).toBe(
        'forbidden-address',
      );
    } finally {
      delete process.env.PLIMSOLL_ALLOW_PRIVATE_NETWORKS;
    }
  });

  it('are twenty at most', async () => {
    for (let i = 0; i < MOST_WEBHOOKS; i += 1) await aWebhook(repositoryId);
    expect(await refusal(() => addWebhook(owner, THING, input))).toBe('too-many-webhooks');
  });

  it('are changed, with an entry that says what and never where exactly', async () => {
    const { id } = await addWebhook(owner, THING, input);
    const view = await changeWebhook(owner, THING, id, { events: ['delete', 'tag_moved'], name: 'Other' });
    expect(view).toMatchObject({ name: 'Other', events: ['delete', 'tag_moved'], url: input.url, active: true });
    await changeWebhook(owner, THING, id, { url: 'https://ci.example.org/hook?key=neu' });
    await changeWebhook(owner, THING, id, {});
    await db().prisma.webhook.update({ where: { id }, data: { url: 'http://10.0.0.1/' } });
    await changeWebhook(owner, THING, id, { url: 'http://10.0.0.1/', name: 'Other' });
    expect((await entries()).slice(1).map(({ changes }) => changes)).toEqual([
      { webhook: ['CI', 'Other'], name: ['CI', 'Other'], events: [['push'], ['delete', 'tag_moved']] },
      { webhook: ['Other', 'Other'], address: ['https://ci.example.org', 'https://ci.example.org (another path)'] },
    ]);
  });

  it('that are switched off give up what waits, and begin anew when switched on', async () => {
    const failing = { failures: 9, failingSince: new Date() };
    const { id } = await aWebhook(repositoryId, failing);
    const waiting = await aDelivery(id);
    expect(await changeWebhook(owner, THING, id, { active: false })).toMatchObject({ active: false });
    expect(await getDelivery(owner, THING, { webhookId: id, id: waiting.id })).toMatchObject({
      state: 'failed',
      problem: 'switched-off',
      nextAttemptAt: null,
    });
    await db().prisma.webhook.update({ where: { id }, data: { offReason: 'failing' } });
    expect(await changeWebhook(owner, THING, id, { active: true })).toMatchObject({
      active: true,
      offReason: null,
      failingSince: null,
    });
  });

  it('get another secret, while the one before signs for a day', async () => {
    const { id, secret } = await addWebhook(owner, THING, input);
    const renewed = await renewWebhookSecret(owner, THING, id, {});
    expect(renewed.secret).not.toBe(secret);
    const row = await db().prisma.webhook.findUniqueOrThrow({ where: { id } });
    expect(openWebhookSecret(id, row.secret)).toBe(renewed.secret);
    expect(openWebhookSecret(id, row.previousSecret ?? '')).toBe(secret);
    expect(renewed.previousSecretUntil).not.toBeNull();
    clock.now = () => new Date(Date.now() + 25 * 3600_000);
    expect((await getWebhook(owner, THING, id)).previousSecretUntil).toBeNull();
  });

  it('are tried out, and their messages sent again with the same id', async () => {
    const { id } = await addWebhook(owner, THING, input);
    const ping = await sendPing(owner, THING, id);
    expect(ping).toMatchObject({ event: 'ping', state: 'waiting', attempts: 0, tag: null });
    const message = await aDelivery(id, { state: 'failed', nextAttemptAt: null, attempts: 8 });
    const again = await redeliver(owner, THING, { webhookId: id, id: message.id });
    expect(again).toMatchObject({ event: 'push', tag: '1.0', state: 'waiting', redeliveryOf: message.id });
    const third = await redeliver(owner, THING, { webhookId: id, id: again.id });
    expect(third.redeliveryOf).toBe(message.id);
    const [first, last] = await Promise.all(
      [message, third].map((row) => getDelivery(owner, THING, { webhookId: id, id: row.id })),
    );
    expect(last?.request.body).toBe(first?.request.body);
    expect(JSON.parse(first?.request.body ?? '')).toMatchObject({ id: message.id });
    expect(await listDeliveries(owner, THING, id, { page: 1 })).toMatchObject({ total: 4, page: 1, pageSize: 20 });
    expect((await listWebhooks(owner, THING))[0]?.lastDelivery).toMatchObject({ event: 'push' });
  });

  it('are not pressed into service against others', async () => {
    const { id } = await aWebhook(repositoryId);
    const begin = Math.floor(Date.now() / 300_000) * 300_000;
    clock.now = () => new Date(begin);
    for (let i = 0; i < 30; i += 1) await sendPing(owner, THING, id);
    await expect(sendPing(owner, THING, id)).rejects.toMatchObject({ code: 'too_many' });
    expect(await db().prisma.webhookDelivery.count()).toBe(30);
  });

  it('are removed with their history', async () => {
    const { id } = await addWebhook(owner, THING, input);
    await aDelivery(id);
    await removeWebhook(owner, THING, id);
    expect(await db().prisma.webhookDelivery.count()).toBe(0);
    expect(await refusal(() => getWebhook(owner, THING, id))).toBe('not_found');
    expect((await entries()).map(({ action }) => action)).toEqual([
      'repository.add_webhook',
      'repository.remove_webhook',
    ]);
  });

  it('are for administrators of the repository, archived or not, and for nobody else to see or change', async () => {
    const { id } = await aWebhook(repositoryId);
    const hidden = await db().prisma.repository.findFirstOrThrow({ where: HIDDEN });
    const other = await aWebhook(hidden.id);
    const message = await aDelivery(id);
    const [writer, admin] = [await aUser(`w${Date.now()}`), await aUser(`a${Date.now()}`)];
    await aCollaborator(repositoryId, writer.userId, 'write');
    await aCollaborator(repositoryId, admin.userId, 'admin');
    const verbs: ((actor: Actor, of: typeof THING, webhook: string) => Promise<unknown>)[] = [
      (actor, of) => listWebhooks(actor, of),
      (actor, of) => addWebhook(actor, of, input),
      getWebhook,
      (actor, of, webhook) => changeWebhook(actor, of, webhook, { name: 'mine' }),
      (actor, of, webhook) => renewWebhookSecret(actor, of, webhook, {}),
      sendPing,
      (actor, of, webhook) => listDeliveries(actor, of, webhook, { page: 1 }),
      (actor, of, webhook) => getDelivery(actor, of, { webhookId: webhook, id: message.id }),
      (actor, of, webhook) => redeliver(actor, of, { webhookId: webhook, id: message.id }),
      removeWebhook,
    ];
    const withoutScope = SCOPES.filter((scope) => scope !== 'repo:admin');
    for (const verb of verbs) {
      expect(await refusal(() => verb(ANONYMOUS, THING, id))).toBe('unauthenticated');
      for (const actor of [stranger, editor, writer, aTokenOf(owner, withoutScope), aTokenOf(stranger, SCOPES)])
        expect(await refusal(() => verb(actor, THING, id))).toBe('forbidden');
      for (const actor of [ANONYMOUS, stranger, writer, aTokenOf(owner, SCOPES, [repositoryId])])
        expect(await refusal(() => verb(actor, HIDDEN, other.id))).toBe('not_found');
    }
    for (const verb of verbs.slice(2)) {
      expect(await refusal(() => verb(owner, THING, other.id)), 'of another repository').toBe('not_found');
      expect(await refusal(() => verb(owner, THING, 'no-id'))).toBe('not_found');
    }
    await db().prisma.repository.update({ where: { id: repositoryId }, data: { archivedAt: new Date() } });
    for (const actor of [admin, aTokenOf(owner, ['repo:admin'])])
      expect(await changeWebhook(actor, THING, id, { active: false })).toMatchObject({ active: false });
  });
});
