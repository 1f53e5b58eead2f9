import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, signIn, test } from '@/e2e/fixtures';
import { aRepositoryWith, inDatabase } from '@/e2e/overview-repository';

const TEXT = '# Tool\n\nFirst paragraph.\n\nSecond paragraph.\n\nThird paragraph.\n';
const area = (page: Page) => page.getByRole('textbox', { name: 'Overview (English)' });
const preview = (page: Page) => page.getByRole('region', { name: 'Preview of the overview' });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

async function open(page: Page, settings: string, text: string): Promise<void> {
  await page.goto(`${settings}/overview`);
  await expect(area(page)).toHaveValue(text);
  // The preview comes from the script: from here on the page reacts.
  await expect(preview(page)).toContainText(/\S/);
}

test.describe('the overview’s editor', () => {
  test('shows while one writes what readers will see, saves with Ctrl-S, and says which revision', async ({
    page,
    expectAccessible,
  }) => {
    const repository = await aRepositoryWith(TEXT);
    await signIn(page, `${repository.settings}/overview`);
    await open(page, repository.settings, TEXT);
    await expectAccessible();
    await area(page).press('Control+End');
    await page.keyboard.type('Fourth ');
    await page.getByRole('button', { name: 'Bold' }).click();
    await page.keyboard.type('paragraph');
    await expect(preview(page).locator('strong')).toHaveText('paragraph');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved as revision 2.')).toBeVisible();
    await page.goto(repository.page);
    await expect(page.locator('#overview-text strong')).toHaveText('paragraph');
  });

  test('merges what two tabs changed in different lines with one click', async ({ page, context }) => {
    const repository = await aRepositoryWith(TEXT);
    await signIn(page, repository.page);
    const other = await context.newPage();
    await open(page, repository.settings, TEXT);
    await open(other, repository.settings, TEXT);
    await area(page).fill(TEXT.replace('First', 'My first'));
    await save(page).click();
    await expect(page.getByText('Saved as revision 2.')).toBeVisible();
    await area(other).fill(TEXT.replace('Third', 'Their third'));
    await save(other).click();
    await expect(other.getByText('Both changes fit together')).toBeVisible();
    await other.getByRole('button', { name: 'Save both changes' }).click();
    await expect(other.getByText('Saved as revision 3.')).toBeVisible();
    const stored = await page.request.get(`${repository.api}/overview`);
    expect(await stored.text()).toBe(TEXT.replace('First', 'My first').replace('Third', 'Their third'));
  });

  test('lets choose place by place where two tabs changed the same line', async ({
    page,
    context,
    expectAccessible,
  }) => {
    const repository = await aRepositoryWith(TEXT);
    await signIn(page, repository.page);
    await open(page, repository.settings, TEXT);
    const other = await context.newPage();
    await open(other, repository.settings, TEXT);
    await area(other).fill(TEXT.replace('First', 'Their first').replace('Third', 'Their third'));
    await save(other).click();
    await expect(other.getByText('Saved as revision 2.')).toBeVisible();
    await area(page).fill(TEXT.replace('First', 'My first').replace('Third', 'My third'));
    await save(page).click();
    await expect(page.getByText('Place 2 of 2')).toBeVisible();
    await expectAccessible();
    const merged = page.getByRole('button', { name: 'Save the merged text' });
    await expect(merged).toBeDisabled();
    await page.getByRole('group', { name: 'Place 1 of 2' }).getByRole('radio', { name: 'Both' }).check();
    await page.getByRole('group', { name: 'Place 2 of 2' }).getByRole('radio', { name: 'Theirs' }).check();
    await merged.click();
    await expect(page.getByText('Saved as revision 3.')).toBeVisible();
    await expect(area(page)).toHaveValue(
      '# Tool\n\nMy first paragraph.\nTheir first paragraph.\n\nSecond paragraph.\n\nTheir third paragraph.\n',
    );
    await page.goto(repository.page);
    await expect(page.locator('#overview-text')).toContainText('Their third paragraph.');
  });

  test('offers the draft of a tab that was closed, and asks before it closes', async ({ page, context }) => {
    const repository = await aRepositoryWith(TEXT);
    await signIn(page, repository.page);
    const closed = await context.newPage();
    await open(closed, repository.settings, TEXT);
    await area(closed).press('Control+End');
    await closed.keyboard.type('Not saved.');
    await expect(closed.getByText('Draft kept in this browser')).toBeVisible();
    const asked = closed.waitForEvent('dialog');
    await closed.close({ runBeforeUnload: true });
    await (await asked).accept();
    await page.goto(`${repository.settings}/overview`);
    await expect(page.getByText(/A draft from .+ is here/)).toBeVisible();
    await page.getByRole('button', { name: 'Continue with the draft' }).click();
    await expect(area(page)).toHaveValue(`${TEXT}Not saved.`);
    await save(page).click();
    await expect(page.getByText('Saved as revision 2.')).toBeVisible();
    await page.reload();
    await expect(area(page)).toHaveValue(`${TEXT}Not saved.`);
    await expect(preview(page)).toContainText('Not saved.');
    await expect(page.getByText(/A draft from/)).toHaveCount(0);
  });

  test('takes a dropped picture, serves it itself, and says why a file is none', async ({ page }) => {
    const repository = await aRepositoryWith(TEXT);
    await signIn(page, repository.page);
    await open(page, repository.settings, TEXT);
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0b5688' } })
      .png()
      .toBuffer();
    const drop = (name: string, base64: string) =>
      area(page).evaluate(
        (field, [name = '', base64 = '']) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], name, { type: 'image/png' }));
          field.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        [name, base64],
      );
    await area(page).press('Control+End');
    await drop('chart.png', picture.toString('base64'));
    await expect(area(page)).toHaveValue(/!\[chart\]\(\/assets\/[0-9a-f]{64}\)/);
    const shown = preview(page).getByRole('img', { name: 'chart' });
    await expect(shown).toBeVisible();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
    await drop('page.png', Buffer.from('<script>alert(1)</script>').toString('base64'));
    await expect(page.getByText(/page\.png was not added: The picture must be a PNG/)).toBeVisible();
    await expect(area(page)).not.toHaveValue(/Uploading/);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await save(page).click();
    await expect(page.getByText('Saved as revision 2.')).toBeVisible();
  });

  test('says what a text of too many bytes has too much', async ({ page }) => {
    const repository = await aRepositoryWith(TEXT);
    await signIn(page, repository.page);
    await open(page, repository.settings, TEXT);
    await area(page).fill('a'.repeat(25_001));
    await expect(page.getByText('Over 25,000 bytes few people read to the end.')).toBeVisible();
    await area(page).fill('a'.repeat(1_000_002));
    await expect(page.getByText('2 bytes too many')).toBeVisible();
    await expect(save(page)).toBeDisabled();
  });

  test('has a Chinese text beside the English one, on a phone too', async ({ page, expectAccessible }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const repository = await aRepositoryWith(TEXT);
    await signIn(page, `${repository.settings}/overview`);
    await expect(area(page)).toHaveValue(TEXT);
    await page.getByRole('button', { name: '中文 (Chinese)' }).click();
    await expect(page).toHaveURL(/language=zh-CN/);
    const chinese = page.getByRole('textbox', { name: 'Overview (中文 (Chinese))' });
    await chinese.fill('# 工具\n\n说明。\n');
    await page.getByRole('button', { name: 'Preview', exact: true }).locator('visible=true').click();
    await expect(preview(page).locator('visible=true').getByText('说明。')).toBeVisible();
    await expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await save(page).locator('visible=true').click();
    await expect(page.getByText('Saved as revision 1.')).toBeVisible();
    await expect(page.request.get(`${repository.api}/overview?language=zh-CN`).then((r) => r.text())).resolves.toBe(
      '# 工具\n\n说明。\n',
    );
  });

  test('is not there for nobody, and says where the overview of an official image is changed', async ({ page }) => {
    const repository = await aRepositoryWith(TEXT);
    await page.goto(`${repository.settings}/overview`);
    await expect(page).toHaveURL(/\/login\?next=/);
    await signIn(page, '/_/redis/settings/overview');
    await expect(page.getByText('comes with the library definition library/redis')).toBeVisible();
    await expect(area(page)).not.toBeEditable();
    await expect(save(page)).toHaveCount(0);
  });
});

test.describe('the revisions of an overview', () => {
  test('show who changed which lines, and are restored as new ones', async ({ page, expectAccessible }) => {
    const repository = await aRepositoryWith('good\n');
    await signIn(page, repository.page);
    const put = async (text: string, etag: string) => {
      const response = await page.request.put(`${repository.api}/overview?message=Changed`, {
        data: text,
        headers: { 'content-type': 'text/markdown', 'if-match': etag, origin: new URL(page.url()).origin },
      });
      expect(response.status()).toBe(200);
    };
    await put('bad\n', '*');
    await page.goto(`${repository.settings}/revisions`);
    await expect(page.getByRole('listitem').filter({ hasText: 'Revision 2' })).toContainText('admin');
    await expectAccessible();
    await page.getByRole('link', { name: 'Revision 2' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'removed' })).toContainText('good');
    await expect(page.getByRole('row').filter({ hasText: 'added' })).toContainText('bad');
    await expectAccessible();
    await page.getByRole('link', { name: 'All revisions' }).click();
    await page.getByRole('link', { name: 'Revision 1' }).click();
    await page.getByRole('button', { name: 'Restore this revision' }).click();
    await expect(page.getByRole('dialog')).toContainText('The present text stays in the list.');
    await page.getByRole('dialog').getByRole('button', { name: 'Restore this revision' }).click();
    await expect(page.getByText('restored from revision 1')).toBeVisible();
    await page.goto(repository.page);
    await expect(page.locator('#overview-text')).toHaveText(/good/);
  });
});

test.describe('the overview in the API', () => {
  test('is updated from CI by a token of repo:describe alone', async ({ request, baseURL }) => {
    const repository = await aRepositoryWith(TEXT);
    const token = await aToken(['repo:describe'], repository.id);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/markdown' };
    const put = (data: string, more = {}) =>
      request.put(`${repository.api}/overview`, { data, headers: { ...headers, ...more } });
    const first = await put('# From CI\n');
    expect([first.status(), await first.json()]).toMatchObject([200, { revision: 2, changed: true }]);
    const read = await request.get(`${repository.api}/overview`);
    expect(read.headers()).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'x-plimsoll-revision': '2',
    });
    expect(await read.text()).toBe('# From CI\n');
    const etag = read.headers().etag ?? '';
    expect((await request.get(`${repository.api}/overview`, { headers: { 'if-none-match': etag } })).status()).toBe(
      304,
    );
    const refused = await put('# Other\n', { 'if-match': '"stale"' });
    expect(refused.status()).toBe(409);
    expect(refused.headers()['content-type']).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({ currentEtag: etag, currentRevision: 2, currentText: '# From CI\n' });
    expect((await put('# Other\n', { 'if-match': etag })).status()).toBe(200);
    expect((await put('a'.repeat(1_000_001))).status()).toBe(413);
    expect((await put('a'.repeat(10_000_000))).status()).toBe(413);
    expect((await put('x', { 'content-type': 'text/html' })).status()).toBe(400);
    const revisions = await request.get(`${repository.api}/overview/revisions`, { headers });
    expect(await revisions.json()).toMatchObject({ total: 3, revisions: [{ number: 3, tokenName: 'ci' }, {}, {}] });
    expect((await request.get(`${baseURL}${repository.api}/overview/revisions/0`, { headers })).status()).toBe(404);
    const without = await aToken(['repo:push'], repository.id);
    expect((await put('# No\n', { authorization: `Bearer ${without}` })).status()).toBe(403);
  });
});

/** A token of the administrator, limited to one repository of the tests, whose collaborator they become. */
async function aToken(scopes: string[], repositoryId: string): Promise<string> {
  const { newAccessToken } = await import('@/lib/access/access-token');
  const token = newAccessToken();
  await inDatabase(async (client) => {
    const digest = createHash('sha256').update(token).digest('hex');
    const { rows } = await client.query(
      `INSERT INTO access_tokens (id, name, digest, user_id, scopes, limited, created_by)
       SELECT gen_random_uuid(), 'ci', $1, id, $2, true, username FROM users WHERE username = 'admin' RETURNING id, user_id`,
      [digest, scopes],
    );
    await client.query('INSERT INTO access_token_repositories (token_id, repository_id) VALUES ($1, $2)', [
      rows[0].id,
      repositoryId,
    ]);
    await client.query(
      `INSERT INTO collaborators (repository_id, user_id, role) VALUES ($1, $2, 'write') ON CONFLICT DO NOTHING`,
      [repositoryId, rows[0].user_id],
    );
  });
  return token;
}
