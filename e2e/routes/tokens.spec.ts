import { expect, test } from '@/e2e/fixtures';
import { formsReact, signedInPerson } from '@/e2e/signed-in-person';

test.describe('access tokens', () => {
  test('are shown once, work within their scope, and end at once', async ({
    page,
    baseURL,
    playwright,
    expectAccessible,
  }) => {
    const { username } = await signedInPerson(page.context(), baseURL);
    await page.goto('/settings/tokens');
    await formsReact(page);
    await expectAccessible();
    await page.getByRole('textbox', { name: 'Name' }).fill('reads my organisations');
    await page.getByRole('button', { name: 'Make the token' }).click();
    await expect(page.getByText('Choose at least one thing it may do.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'org:read' }).check();
    await page.getByRole('button', { name: 'Make the token' }).click();
    const shown = page.getByText(/^plim_[0-9A-Za-z]{42}$/);
    await expect(shown).toBeVisible();
    await expectAccessible();
    const token = (await shown.textContent()) ?? '';

    const program = await playwright.request.newContext({
      ...(baseURL ? { baseURL } : {}),
      extraHTTPHeaders: { authorization: `Bearer ${token}` },
    });
    expect((await program.get('/api/v1/organisations')).status()).toBe(200);
    const refused = await program.patch(`/api/v1/publishers/${username}`, { data: { about: 'mine' } });
    expect(refused.status()).toBe(403);
    expect(await refused.json()).toMatchObject({ requiredScope: 'org:admin' });
    for (const path of ['/api/v1/account/tokens', '/api/v1/audit', '/api/v1/admin/users'])
      expect((await program.get(path)).status(), path).toBe(403);

    await page.reload();
    await expect(page.getByText('reads my organisations', { exact: true })).toBeVisible();
    expect(await page.content()).not.toContain(token);
    await formsReact(page);
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
    expect((await program.get('/api/v1/organisations')).status()).toBe(401);
    await program.dispose();
  });

  test('limited to repositories name only what is there and allowed', async ({ page, baseURL }) => {
    await signedInPerson(page.context(), baseURL);
    await page.goto('/settings/tokens');
    await formsReact(page);
    await page.getByRole('textbox', { name: 'Name' }).fill('too much');
    await page.getByRole('checkbox', { name: 'repo:push' }).check();
    await page.getByRole('radio', { name: 'Only these' }).check();
    await page.getByRole('textbox', { name: 'Repositories' }).fill('sample-lab/internal-tools');
    await page.getByRole('button', { name: 'Make the token' }).click();
    const reason = page.locator('[aria-invalid=true] ~ p');
    await expect(reason.filter({ hasText: 'There is no repository “sample-lab/internal-tools” here.' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Repositories' }).fill('library/nginx');
    await page.getByRole('button', { name: 'Make the token' }).click();
    await expect(reason.filter({ hasText: 'does not allow repo:push' })).toBeVisible();
  });
});
