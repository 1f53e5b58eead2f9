import { randomBytes } from 'node:crypto';
import { deployMigrations } from '@/bin/prisma/migrate';
import { keptText } from '@/bin/runtime/data-directory';
import { say, step } from '@/bin/runtime/progress';
import { localeProblem, refuseForeignMigrations } from '@/bin/runtime/site-database';
import type { FirstAdministrator } from '@/lib/accounts/create-first-administrator';
import { environment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';

/**
 * Brings a database to where the site can serve from it: migrations, the first administrator, and the sample
 * data when the catalogue is empty. Each part is there entirely or not at all, so it can be cut off anywhere.
 * @returns the administrator's sign-in if it was made now
 */
export async function prepareCatalogue(
  url: string,
  { loadSample }: { loadSample: boolean },
): Promise<FirstAdministrator | undefined> {
  await refuseForeignMigrations(url);
  const problem = await localeProblem(url);
  if (problem) say(`• ${problem}`);
  await step('Migrating the database', () => deployMigrations(url));
  // The generated client exists only from here on: nothing that imports it is loaded before.
  const { openDatabase, setDatabase, closeDatabase } = await import('@/lib/platform/db');
  const { createFirstAdministrator } = await import('@/lib/accounts/create-first-administrator');
  const { addSampleToEmptyCatalogue } = await import('@/prisma/seed');
  const database = openDatabase(url, 4);
  setDatabase(database);
  try {
    const administrator = await createFirstAdministrator(database, () =>
      keptText(environment().dataDirectory, 'administrator-password', () => randomBytes(15).toString('base64url')),
    );
    if (loadSample)
      await step('Filling the empty catalogue with sample data', () => unlessBusy(addSampleToEmptyCatalogue));
    return administrator;
  } finally {
    await closeDatabase();
  }
}

/** On a database that several sites share, another one may be filling it: that is no reason not to start. */
async function unlessBusy(fill: () => Promise<unknown>): Promise<void> {
  try {
    await fill();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    say(`• No sample data is added now. ${error.message}`);
  }
}
