import type { Command } from 'commander';
import { progressBar } from '@/bin/cli/progress-bar';
import { useSiteSecret } from '@/bin/cli/registry';
import { withCatalogue } from '@/bin/cli/with-catalogue';
import { StopError } from '@/bin/runtime/stop-error';
import { systemActor } from '@/lib/access/actor';
import type { SyncReport } from '@/lib/registry-sync/reconcile-registry';

const SHOWN_PROBLEMS = 20;

async function syncAll(name: string | undefined, quiet: boolean): Promise<SyncReport[]> {
  const actor = systemActor('plimsoll sync');
  const { listRegistries } = await import('@/lib/registry-sync/list-registries');
  const { reconcileRegistry } = await import('@/lib/registry-sync/reconcile-registry');
  const registries = (await listRegistries(actor)).filter((registry) => name === undefined || registry.name === name);
  if (registries.length === 0)
    throw new StopError(name ? `There is no registry “${name}”.` : 'There are no registries: see “registry add”.');
  const reports: SyncReport[] = [];
  for (const { id } of registries) {
    let bar: ReturnType<typeof progressBar> | undefined;
    try {
      const onProgress = (done: number, total: number, path: string) => {
        bar ??= progressBar(total, !quiet);
        bar.update(done, path);
      };
      reports.push(await reconcileRegistry(actor, id, { onProgress }));
    } finally {
      bar?.end();
    }
  }
  return reports;
}

function printReport({ registry, repositories, added, tags, changed, resumed, problems }: SyncReport): void {
  console.log(
    `${registry}: ${repositories} repositories with ${tags} tags looked at, ${added} added, ${changed} tags changed${resumed ? ' (went on where the last run stopped)' : ''}`,
  );
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) console.log(`  ${problem}`);
  if (problems.length > SHOWN_PROBLEMS) console.log(`  and ${problems.length - SHOWN_PROBLEMS} more`);
}

export function addSyncCommands(program: Command): void {
  program
    .command('sync [registry]')
    .description('compare registries with the catalogue, and repair what notifications missed')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nInterrupted, it goes on from there the next time. The exit code is 3 when something was left out.',
    )
    .action(async (name: string | undefined, { json }: { json?: boolean }) => {
      useSiteSecret();
      const reports = await withCatalogue('sync', () => syncAll(name, json ?? false));
      if (json) console.log(JSON.stringify(reports, null, 2));
      else for (const report of reports) printReport(report);
      process.exit(reports.some(({ problems }) => problems.length > 0) ? 3 : 0);
    });
}
