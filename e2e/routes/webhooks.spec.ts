import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { aPerson, openTestCatalogue, SECRET } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { webhooksInAllStates } from '@/e2e/webhooks-in-all-states';
import { closeDatabase, db } from '@/lib/platform/db';
import { signMessage } from '@/lib/webhooks/signature';
import { WebhookSender } from '@/lib/webhooks/webhook-sender';

type Received = { headers: IncomingHttpHeaders; body: string };

/** Somebody who is told; what is told is kept. */
async function startReceiver() {
  const received: Received[] = [];
  const receiver = { received, status: 200, url: '', stop: () => void server.close() };
  const server = http.createServer((request, response) => {
    text(request).then((body) => {
      received.push({ headers: request.headers, body });
      response.writeHead(receiver.status).end('the build is queued');
    }, console.error);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return receiver;
}

/** What the worker does: the site of these tests has none. */
const send = () => new WebhookSender(db(), () => ({ allowPrivate: true, timeoutMs: 5000 })).finish();

test.describe('webhooks', () => {
  test.beforeAll(() => {
    openTestCatalogue();
    process.env.NEXTAUTH_SECRET = SECRET;
  });
  test.afterAll(() => closeDatabase());

  test('are added, tried out, looked into and sent again', async ({ page, context, baseURL, expectAccessible }) => {
    test.slow();
    const owner = await aPerson();
    const { id: repositoryId, namespace } = await aRepositoryOf(owner, 'told', { visibility: 'private' });
    const receiver = await startReceiver();
    await actAs(context, owner, baseURL);
    await page.goto(`/r/${namespace}/told/settings`);
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.waitForURL(`/r/${namespace}/told/settings/webhooks`);
    await expectAccessible();

    await page.getByLabel('Name').fill('Build');
    await page.getByLabel('Address').fill(receiver.url);
    await page.getByRole('checkbox', { name: /^Push/ }).uncheck();
    await page.getByRole('button', { name: 'Add webhook' }).click();
    await expect(page.getByText('Choose at least one event.')).toBeVisible();
    await page.getByRole('checkbox', { name: /^Push/ }).check();
    await page.getByRole('button', { name: 'Add webhook' }).click();
    await expect(page.getByText(/^Only the ports|^Private and reserved/)).toBeVisible();
    await expect(page.getByLabel('Address')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Address').fill('https://ci.example.org/hook?key=geheim');
    await page.getByRole('button', { name: 'Add webhook' }).click();
    const shown = page.getByText(/^whsec_[A-Za-z0-9+/=]{44}$/);
    await expect(shown).toBeVisible();
    const secret = (await shown.textContent()) ?? '';
    await expectAccessible();
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await expect(shown).toHaveCount(0);

    await db().prisma.webhook.updateMany({ where: { repositoryId }, data: { url: receiver.url } });
    await page.getByRole('link', { name: 'Build' }).click();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect(page.getByText('Waiting', { exact: true })).toBeVisible();
    await send();
    await expect(page.getByText('Delivered', { exact: true })).toBeVisible();
    expect(await page.content()).not.toContain(secret);
    const [message] = receiver.received;
    const {
      'webhook-id': messageId,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    } = message?.headers ?? {};
    expect(signature).toBe(signMessage(secret, String(messageId), Number(timestamp), message?.body ?? ''));
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      id: messageId,
      event: 'ping',
      repository: { name: 'told' },
    });
    await expectAccessible();

    await page.getByRole('link', { name: 'Test', exact: true }).click();
    await expect(page.getByText('the build is queued')).toBeVisible();
    await expect(page.getByText('webhook-signature: v1,')).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect(page.getByText('On its way, with the same id.')).toBeVisible();
    receiver.status = 410;
    await send();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([messageId, messageId]);

    await page.getByRole('link', { name: 'All deliveries' }).click();
    await expect(page.getByText('so the webhook was switched off', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Switch on' }).click();
    await expect(page.getByRole('button', { name: 'Switch off' })).toBeVisible();
    await page.getByLabel('Name').fill('Deploy');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Deploy' })).toBeVisible();
    await page.getByRole('button', { name: 'Renew the secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Renew the secret' }).click();
    await expect(shown).toBeVisible();
    await expect(page.getByText('The old secret signs as well until')).toBeVisible();
    expect(await shown.textContent()).not.toBe(secret);
    await page.getByRole('button', { name: 'Remove webhook' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove webhook' }).click();
    await page.waitForURL(`/r/${namespace}/told/settings/webhooks`);
    await expect(page.getByText('No webhooks yet.')).toBeVisible();
    receiver.stop();
  });

  test('are no pages for those who may not manage them', async ({ page, context, baseURL }) => {
    const owner = await aPerson();
    const editor = await aPerson();
    const { id, namespace } = await aRepositoryOf(owner, 'closed');
    await db().prisma.collaborator.create({ data: { repositoryId: id, userId: editor.userId, role: 'write' } });
    await actAs(context, editor, baseURL);
    await page.goto(`/r/${namespace}/closed/settings`);
    await expect(page.getByRole('link', { name: 'Webhooks' })).toHaveCount(0);
    for (const tail of ['', '/0198c0de-5c1a-7b3e-9d4f-2f6a7c8e9b01', '/no-id/deliveries/no-id'])
      expect((await page.goto(`/r/${namespace}/closed/settings/webhooks${tail}`))?.status()).toBe(404);
  });

  for (const [scheme, locale, width] of [
    ['light', 'zh-CN', 390],
    ['dark', 'en-US', 1280],
  ] as const)
    test.describe(`${scheme}, ${locale}, ${width} pixels`, () => {
      test.use({ colorScheme: scheme, locale, viewport: { width, height: 844 } });

      test('axe finds no fault with any of their states, and nothing scrolls sideways', async ({
        page,
        context,
        baseURL,
        expectAccessible,
      }) => {
        test.slow();
        const owner = await aPerson();
        const { id: repositoryId, namespace } = await aRepositoryOf(owner, 'states');
        const { failing, deliveries } = await webhooksInAllStates(repositoryId);
        await actAs(context, owner, baseURL);
        const list = `/r/${namespace}/states/settings/webhooks`;
        const paths = deliveries.map((id) => `${list}/${failing}/deliveries/${id}`);
        for (const path of [list, `${list}/${failing}`, ...paths])
          await test.step(path, async () => {
            expect((await page.goto(path))?.status()).toBe(200);
            await expectAccessible();
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          });
      });
    });
});
