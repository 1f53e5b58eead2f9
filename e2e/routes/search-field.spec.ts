import { expect, signIn, test } from '@/e2e/fixtures';

test.describe('the search field', () => {
  test('suggests as its reader types, with the keyboard alone', async ({ page, expectAccessible }) => {
    await page.goto('/programs/official-images');
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: /search/i });
    await expect(field).toBeFocused();
    await page.keyboard.type('ngin');
    const first = page.getByRole('option').first();
    await expect(first).toContainText('nginx');
    await expect(first).toContainText('Official Image');
    await expectAccessible();
    await page.keyboard.press('ArrowDown');
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/_/nginx');
  });

  test('corrects a slip in what it suggests, says so, and marks the word that was meant', async ({
    page,
    expectAccessible,
  }) => {
    await page.goto('/programs/official-images');
    const field = page.getByRole('combobox', { name: /search/i });
    await field.pressSequentially('ngnix');
    const options = page.getByRole('option');
    await expect(options.first()).toContainText('nginx');
    await expect(options.first()).toContainText('Official Image');
    await expect(options.first().locator('mark')).toHaveText(['nginx']);
    await expect(page.getByText('Showing suggestions for nginx').filter({ visible: true }).last()).toBeVisible();
    await expect(page.getByRole('search').getByRole('status')).toContainText(/^Showing suggestions for nginx/);
    await expect(options.last()).toHaveText('Search for “ngnix”');
    await expectAccessible();
    await field.press('End');
    await field.press('ArrowDown');
    await field.press('Enter');
    await expect(page).toHaveURL('/_/nginx');
  });

  test('marks what is archived or private', async ({ page }) => {
    await signIn(page, '/programs/official-images');
    const field = page.getByRole('combobox', { name: /search/i });
    await field.fill('internal-tools');
    await expect(page.getByRole('option').first()).toContainText('Private');
  });

  test('marks what was typed, and moves with the arrows, Home and End', async ({ page }) => {
    await page.goto('/programs/official-images');
    const field = page.getByRole('combobox', { name: /search/i });
    await field.pressSequentially('bitnami/ng');
    const options = page.getByRole('option');
    await expect(options.first()).toContainText('bitnami/nginx');
    await expect(options.first().locator('mark')).toHaveText(['bitnami', 'ng']);
    await expect(options.last()).toHaveText('Search for “bitnami/ng”');
    await field.press('ArrowUp');
    await expect(options.last()).toHaveAttribute('aria-selected', 'true');
    await field.press('Home');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'));
    await field.press('End');
    await field.press('Enter');
    await expect(page).toHaveURL('/search?q=bitnami%2Fng');
    await expect(field).toHaveValue('bitnami/ng');
  });

  test('shows the answer to what was typed last, in whatever order answers come', async ({ page }) => {
    await page.goto('/programs/official-images');
    const held = Promise.withResolvers<void>();
    await page.route(/suggestions\?q=re$/, async (route) => {
      await held.promise;
      await route.continue();
    });
    const asked = page.waitForRequest(/suggestions\?q=re$/);
    const field = page.getByRole('combobox', { name: /search/i });
    await field.fill('re');
    await asked;
    await field.fill('postgres');
    const first = page.getByRole('option').first();
    await expect(first).toContainText('postgres');
    await field.press('ArrowDown');
    held.resolve();
    await page.unrouteAll({ behavior: 'wait' });
    await expect(first).toContainText('postgres');
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await field.press('Enter');
    await expect(page).toHaveURL('/_/postgres');
  });

  test('leaves the keys to an input method while it composes', async ({ page, context }) => {
    await page.goto('/programs/official-images');
    const field = page.getByRole('combobox', { name: /search/i });
    const asked: string[] = [];
    page.on('request', (sent) => sent.url().includes('/suggestions') && asked.push(sent.url()));
    await field.focus();
    const keyboard = await context.newCDPSession(page);
    const enter = { windowsVirtualKeyCode: 229, key: 'Enter', code: 'Enter' };
    await keyboard.send('Input.imeSetComposition', { text: 'shu ju ku', selectionStart: 9, selectionEnd: 9 });
    await expect(field).toHaveValue('shu ju ku');
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    await expect(page).toHaveURL('/programs/official-images');
    await keyboard.send('Input.insertText', { text: '数据库' });
    await expect(field).toHaveValue('数据库');
    await expect(page.getByRole('option').last()).toHaveText('Search for “数据库”');
    expect(asked.filter((url) => url.includes('shu'))).toEqual([]);
    await field.press('Enter');
    await expect(page).toHaveURL(`/search?q=${encodeURIComponent('数据库')}`);
  });

  test('closes its suggestions with Escape, and searches with Enter', async ({ page }) => {
    await page.goto('/programs/official-images');
    const field = page.getByRole('combobox', { name: /search/i });
    await field.fill('redis');
    await expect(page.getByRole('option').first()).toBeVisible();
    await field.press('Escape');
    await expect(page.getByRole('option')).toHaveCount(0);
    await field.press('Enter');
    await expect(page).toHaveURL('/search?q=redis');
  });
});
