import type { Command } from 'commander';
import { withCatalogue } from '@/bin/cli/with-catalogue';

export function addSampleCommands(program: Command): void {
  const sample = program.command('sample').description('the sample data that an empty catalogue is filled with');
  sample
    .command('add')
    .description('fill an empty catalogue with the sample data')
    .action(async () => {
      const added = await withCatalogue('sample add', async () => (await import('@/prisma/seed')).addSample());
      console.log(added ? 'The sample data was added.' : 'Nothing was added: the catalogue is not empty.');
    });
  sample
    .command('remove')
    .description('take all sample data away, and only that; it does not come back by itself')
    .action(async () => {
      const removed = await withCatalogue('sample remove', async () => (await import('@/prisma/seed')).removeSample());
      console.log(`Removed ${removed.repositories} sample repositories and ${removed.publishers} sample publishers.`);
    });
}
