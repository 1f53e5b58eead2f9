import { randomBytes } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { HOTP, Secret } from 'otpauth';

export type Newcomer = { username: string; email: string; password: string };

/** Somebody nobody has heard of yet. */
export function aNewcomer(): Newcomer {
  const username = `p${randomBytes(5).toString('hex')}`;
  return { username, email: `${username}@example.test`, password: `a rope and a ${username}` };
}

/** Fills in the page /register, from which one is signed in afterwards. */
export async function register(page: Page, { username, email, password }: Newcomer, next = '/'): Promise<void> {
  await page.goto(`/register?next=${encodeURIComponent(next)}`);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create the account' }).click();
}

/** Fills in the sign-in form as it is shown, and waits for its answer. */
export async function fillSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel(/user name/i).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  const answered = page.waitForResponse((response) => response.url().includes('/api/auth/callback/'));
  await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await answered;
}

/** What an authenticator app with this secret shows. @param ahead in steps of 30 s: a code works once */
export const codeOf = (secret: string, ahead = 0): string =>
  HOTP.generate({
    secret: Secret.fromBase32(secret.replace(/\s/g, '')),
    counter: Math.floor(Date.now() / 30_000) + ahead,
    digits: 6,
  });

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('link', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
}

/** The sign-in form without its page. @returns why not, or null when it worked; the cookies are in the context then */
export async function sendSignIn(request: APIRequestContext, login: string, password: string): Promise<string | null> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const answer = await request.post('/api/auth/callback/credentials', {
    form: { login, password, csrfToken, json: 'true', callbackUrl: '/' },
  });
  const { url } = (await answer.json()) as { url: string };
  return new URL(url, 'http://here.invalid').searchParams.get('error');
}
