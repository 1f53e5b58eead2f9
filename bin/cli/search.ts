import type { Command } from 'commander';
import { progressBar } from '@/bin/cli/progress-bar';
import { withCatalogue } from '@/bin/cli/with-catalogue';

async function rebuild(quiet: boolean): Promise<{ documents: number; counted: number; known: number }> {
  const { db } = await import('@/lib/platform/db');
  const { rebuildDocuments } = await import('@/lib/catalogue/search/rebuild-documents');
  const { countWords } = await import('@/lib/catalogue/search/count-words');
  let bar: { step: string; shown: ReturnType<typeof progressBar> } | undefined;
  try {
    const documents = await rebuildDocuments(db(), (step, done, total) => {
      if (bar?.step !== step) {
        bar?.shown.end();
        bar = { step, shown: progressBar(total, !quiet) };
      }
      bar.shown.update(done, step);
    });
    return { documents, ...(await countWords(db())) };
  } finally {
    bar?.shown.end();
  }
}

export function addSearchCommands(program: Command): void {
  program
    .command('search')
    .description('the index that search looks through')
    .command('rebuild')
    .description('make the index anew while the site is used; interrupted, everything stays as it was')
    .option('--json', 'print the figures as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { documents, counted, known } = await withCatalogue('search rebuild', () => rebuild(json ?? false));
      console.log(
        json
          ? JSON.stringify({ documents, counted, known }, null, 2)
          : `${documents} repositories can be found; ${counted} frequent words are counted, ${known} words are known to be names.`,
      );
      process.exit(0);
    });
}
