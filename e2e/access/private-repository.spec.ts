import { expect, signIn, test } from '@/e2e/fixtures';

const PATH = '/r/sample-lab/internal-tools';
const API = '/api/v1/repositories/sample-lab/internal-tools';

test.describe('a private repository', () => {
  test('does not exist for an outsider: not as a page, in the API, in search, nor in counts', async ({
    page,
    request,
  }) => {
    expect((await page.goto(PATH))?.status()).toBe(404);
    expect(await page.content()).not.toMatch(/internal tools (?:image|repository)/i);
    expect((await request.get(`${PATH}/tags`)).status()).toBe(404);
    for (const path of [API, `${API}/tags`, `${API}/supported-tags`])
      expect((await request.get(path)).status()).toBe(404);
    for (const path of ['/api/v1/search?q=internal-tools', '/v1/search?q=internal-tools'])
      expect(await (await request.get(path)).json()).toMatchObject({ results: [] });
    expect(await (await request.get('/api/v1/search/suggestions?q=internal-tools')).json()).toMatchObject({
      suggestions: [],
    });
    const hidden = await (await request.get(API)).json();
    const missing = await (await request.get('/api/v1/repositories/sample-lab/never-there')).json();
    expect(Object.keys(hidden)).toEqual(Object.keys(missing));
    expect(await (await request.get('/u/sample-lab')).text()).not.toContain('internal-tools');
  });

  test('is there for an administrator who signed in, and gone again after signing out', async ({ page }) => {
    await signIn(page, PATH);
    await expect(page).toHaveURL(PATH);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('internal-tools');
    expect((await page.request.get(API)).status()).toBe(200);
    await page.context().clearCookies();
    expect((await page.goto(PATH))?.status()).toBe(404);
  });
});
