import path from 'node:path';
import type { Command } from 'commander';
import { onDatabase } from '@/bin/cli/with-catalogue';
import { deployMigrations, migrationState, schemaDrift, writeMigration } from '@/bin/prisma/migrate';
import { refuseForeignMigrations } from '@/bin/runtime/site-database';

export function addDatabaseCommands(program: Command): void {
  const database = program.command('db').description('migrations of the database');
  database
    .command('migrate')
    .description('apply the pending migrations (npm start does so by itself)')
    .action(async () => {
      const applied = await onDatabase('db migrate', async (url) => {
        await refuseForeignMigrations(url);
        return deployMigrations(url);
      });
      console.log(applied.length > 0 ? applied.map((name) => `applied ${name}`).join('\n') : 'Nothing to apply.');
      process.exit(0); // the schema engine leaves a timer behind
    });
  database
    .command('status')
    .description('what is applied, pending or unknown, and whether the migrations match prisma/schema')
    .action(async () => {
      const { state, drift } = await onDatabase('db status', async (url) => ({
        state: await migrationState(url),
        drift: await schemaDrift(url),
      }));
      for (const [kind, names] of Object.entries(state))
        for (const name of names) console.log(`${kind.padEnd(8)} ${name}`);
      console.log(
        drift ? `prisma/schema differs from the migrations:\n${drift}` : 'The migrations match prisma/schema.',
      );
      process.exit(drift ? 2 : 0);
    });
  database
    .command('migration <name>')
    .description('write a new migration from the changes in prisma/schema')
    .action(async (name: string) => {
      const file = await onDatabase('db migration', (url) => writeMigration(url, name, new Date()));
      console.log(`wrote ${path.relative(process.cwd(), file)}`);
      process.exit(0);
    });
}
