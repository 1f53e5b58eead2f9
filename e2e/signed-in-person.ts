import type { BrowserContext, Page } from '@playwright/test';
import { aPerson, cookieOf, openTestCatalogue, type Person } from '@/e2e/access/matrix/world';
import { closeDatabase } from '@/lib/platform/db';

export type { Person };

/** Somebody new, who is signed in wherever the context goes. */
export async function signedInPerson(
  context: BrowserContext,
  baseURL: string | undefined,
  role: 'user' | 'admin' = 'user',
): Promise<Person> {
  openTestCatalogue();
  try {
    const person = await aPerson(role);
    const [name = '', value = ''] = (await cookieOf(person)).split('=');
    await context.addCookies([{ name, value, url: baseURL ?? '' }]);
    return person;
  } finally {
    await closeDatabase();
  }
}

/** Waits until the page's script has taken over its forms: from here on it reacts. */
export async function formsReact(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const form = document.querySelector('main form');
    return form !== null && Object.keys(form).some((key) => key.startsWith('__reactProps'));
  });
}
