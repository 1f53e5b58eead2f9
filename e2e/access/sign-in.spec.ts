import { ADMINISTRATOR, expect, signIn, test } from '@/e2e/fixtures';

test.describe('signing in', () => {
  test('answers a wrong password and an unknown user in the same words', async ({ page }) => {
    const answers: (string | null)[] = [];
    for (const login of [ADMINISTRATOR.username, 'nobody']) {
      await page.goto('/login');
      await page.getByLabel(/user name/i).fill(login);
      await page.getByLabel(/^password/i).fill('wrong');
      const refused = page.waitForResponse((response) => response.url().includes('/api/auth/callback/credentials'));
      await page
        .locator('main')
        .getByRole('button', { name: /sign in/i })
        .click();
      await refused;
      answers.push(await page.getByRole('alert').filter({ hasText: /./ }).first().textContent());
    }
    expect(answers[0]).toBe(answers[1]);
  });

  for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'])
    test(`never leaves the site afterwards for ${next}`, async ({ page, baseURL }) => {
      await signIn(page, next);
      expect(new URL(page.url()).origin).toBe(baseURL);
    });
});
