import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Command } from 'commander';
import { withCatalogue } from '@/bin/cli/with-catalogue';
import { StopError } from '@/bin/runtime/stop-error';
import { systemActor } from '@/lib/access/actor';
import { parseRepositoryName, type RepositoryName } from '@/lib/names/repository-name';

type Upload = {
  repository: string;
  digest?: string;
  tag?: string;
  platform?: string;
  acceptMismatch?: boolean;
  json?: boolean;
};

function nameOf(text: string): RepositoryName {
  const [namespace = '', name = '', ...more] = text.split('/');
  const parsed = parseRepositoryName(namespace, name);
  if (!parsed.ok || more.length > 0) throw new StopError(`Write the repository as NAMESPACE/NAME, not “${text}”.`);
  return parsed.value;
}

/** The file, or what comes through a pipe. */
async function open(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin;
  try {
    await access(file);
  } catch {
    throw new StopError(`There is no file “${file}” that can be read.`);
  }
  return createReadStream(file);
}

export function addScanCommands(program: Command): void {
  program
    .command('scan')
    .description('scan reports of images')
    .command('upload <file>')
    .description('upload a scanner’s report of one image (Trivy, Grype, CycloneDX, SARIF, Harbor, Clair; gzip too)')
    .requiredOption('--repository <name>', 'whose image, as in acme/tool')
    .option('--digest <digest>', 'the image that was scanned, as in sha256:…')
    .option('--tag <tag>', 'or a tag it is under')
    .option('--platform <platform>', 'with a tag of several platforms: which one, as in linux/amd64')
    .option('--accept-mismatch', 'take a report that names another image, and mark it so')
    .option('--json', 'print what was stored as JSON')
    .addHelpText('after', '\n“-” instead of a file reads from a pipe.')
    .action(async (file: string, { repository, acceptMismatch, json, ...image }: Upload) => {
      const name = nameOf(repository);
      if ((image.digest === undefined) === (image.tag === undefined))
        throw new StopError('Say which image was scanned: either --digest, or --tag (with --platform).');
      const body = await open(file);
      const { report, summary } = await withCatalogue('scan upload', async () => {
        const { uploadScan } = await import('@/lib/scans/upload-scan');
        const { uploadScanInput } = await import('@/lib/scans/schema');
        const input = uploadScanInput.parse({ ...image, mismatch: acceptMismatch ? 'accept' : 'refuse' });
        return uploadScan(systemActor('plimsoll scan'), name, input, body);
      });
      if (json) console.log(JSON.stringify({ report, summary }, null, 2));
      else {
        const { critical, high, medium, low, unknown, fixable, unique, notAffected } = summary;
        console.log(
          `${repository}@${report.digest}${report.platform ? ` (${report.platform})` : ''}: ${report.scanner}`,
        );
        console.log(`  ${critical} critical, ${high} high, ${medium} medium, ${low} low, ${unknown} unknown`);
        console.log(
          `  distinct vulnerabilities: ${unique}; findings with a fix: ${fixable}; said not to affect it: ${notAffected}`,
        );
        if (report.namesOther) console.log(`  ⚠ the report names another image: ${report.namesOther}`);
      }
    });
}
