/** `npx plimsoll …`: what an administrator does from a shell on the site's machine, with the server running or not. */
import { Command, CommanderError } from 'commander';
import { addDatabaseCommands } from '@/bin/cli/database';
import { addImportCommands } from '@/bin/cli/import';
import { addRegistryCommands } from '@/bin/cli/registry';
import { addSampleCommands } from '@/bin/cli/sample';
import { addScanCommands } from '@/bin/cli/scan';
import { addSearchCommands } from '@/bin/cli/search';
import { addSyncCommands } from '@/bin/cli/sync';
import { addTokenCommands } from '@/bin/cli/tokens';
import { addUserCommands } from '@/bin/cli/users';
import { StopError } from '@/bin/runtime/stop-error';

const program = new Command('plimsoll')
  .description('Plimsoll, a catalogue of trusted container images: import, registries, sample data, database.')
  .addHelpText(
    'after',
    `
The commands work on the database of the site in this folder: the one of DATABASE_URL, or the embedded Postgres in
PLIMSOLL_DATA_DIR (default .plimsoll), whether “npm start” is running or not.`,
  )
  .showHelpAfterError('(“npx plimsoll --help” lists the commands)')
  .exitOverride();

addImportCommands(program);
addSampleCommands(program);
addUserCommands(program);
addDatabaseCommands(program);
addRegistryCommands(program);
addScanCommands(program);
addSearchCommands(program);
addSyncCommands(program);
addTokenCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode);
  const expected = error instanceof StopError || (error instanceof Error && error.name === 'AppError');
  console.error(expected ? `✗ ${error.message}` : error);
  process.exit(1);
}
