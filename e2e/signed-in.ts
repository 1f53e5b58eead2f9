import type { BrowserContext } from '@playwright/test';
import { cookieOf, type Person } from '@/e2e/access/matrix/world';
import { db } from '@/lib/platform/db';

/** Makes everything the browser asks from now on come from this person, without the sign-in form. */
export async function actAs(context: BrowserContext, person: Person, base: string | undefined): Promise<void> {
  const [name = '', value = ''] = (await cookieOf(person)).split(/=(.*)/s);
  await context.addCookies([{ name, value, url: base ?? '' }]);
}

/** An empty repository in the person's own namespace. */
export async function aRepositoryOf(
  { username }: Person,
  name: string,
  more: { visibility?: 'public' | 'private'; description?: string } = {},
): Promise<{ id: string; namespace: string; name: string }> {
  const publisher = await db().prisma.publisher.findUniqueOrThrow({ where: { namespace: username } });
  return db().prisma.repository.create({
    data: { namespace: username, name, publisherId: publisher.id, ...more },
    select: { id: true, namespace: true, name: true },
  });
}
