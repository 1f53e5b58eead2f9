import type { Command } from 'commander';
import { progressBar } from '@/bin/cli/progress-bar';
import { withCatalogue } from '@/bin/cli/with-catalogue';
import { systemActor } from '@/lib/access/actor';
import { countsOf, type ImportReport } from '@/lib/importers/report';

type Options = { library: string; docs?: string; dryRun?: boolean; allowEmpty?: boolean; json?: boolean };

const SHOWN_NAMES = 12;

function namesLine(label: string, names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).join(', ');
  const more = names.length > SHOWN_NAMES ? `, and ${names.length - SHOWN_NAMES} more` : '';
  return `  ${label.padEnd(10)} ${String(names.length).padStart(4)}${names.length > 0 ? `   ${shown}${more}` : ''}`;
}

function printReport(report: ImportReport): void {
  const { source } = report;
  const commit = (id: string | null) => (id ? ` at commit ${id}` : '');
  console.log(
    `${report.dryRun ? 'Would import' : 'Imported'} official images from ${source.library}${commit(source.libraryCommit)}`,
  );
  if (source.docs) console.log(`with the docs of ${source.docs}${commit(source.docsCommit)}`);
  console.log(`in ${report.seconds.toFixed(1)} s:`);
  for (const label of ['added', 'changed', 'unchanged', 'retired'] as const)
    console.log(namesLine(label, report[label]));
  console.log(`  ${'rejected'.padEnd(10)} ${String(countsOf(report).rejected).padStart(4)}`);
  for (const { file, line, reason } of report.rejected) console.log(`    ${file}${line ? `:${line}` : ''}: ${reason}`);
  for (const { file, reason } of report.warnings) console.log(`  warning: ${file}: ${reason}`);
}

async function importOfficialImages(options: Options): Promise<ImportReport> {
  const { openOfficialImages } = await import('@/lib/importers/docker-library/official-images-source');
  const { runImport } = await import('@/lib/importers/run-import');
  const source = await openOfficialImages({ library: options.library, docs: options.docs });
  const bar = progressBar(source.total, !options.json);
  try {
    return await runImport(systemActor('plimsoll import'), source, {
      dryRun: options.dryRun ?? false,
      allowEmpty: options.allowEmpty ?? false,
      onProgress: (done, name) => bar.update(done, name),
    });
  } finally {
    bar.end();
  }
}

export function addImportCommands(program: Command): void {
  const command = program.command('import').description('bring repositories into the catalogue');
  command
    .command('official-images')
    .description("import docker-library's definition files, and its docs")
    .requiredOption(
      '--library <place>',
      'a folder or .tar.gz of docker-library/official-images, or “github” to fetch it',
    )
    .option('--docs <place>', 'a folder or .tar.gz of docker-library/docs, or “github” to fetch it')
    .option('--dry-run', 'read and compare everything, write nothing')
    .option('--allow-empty', 'let an image lose its tags when its file has no entries any more (else it is rejected)')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nThe exit code is 0 when every file was taken, 3 when some were rejected.')
    .action(async (options: Options) => {
      const report = await withCatalogue('import official-images', () => importOfficialImages(options));
      if (options.json) console.log(JSON.stringify({ ...report, counts: countsOf(report) }, null, 2));
      else printReport(report);
      process.exit(report.rejected.length > 0 ? 3 : 0);
    });
}
