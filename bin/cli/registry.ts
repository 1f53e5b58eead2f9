import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { siteEnvironment, withCatalogue } from '@/bin/cli/with-catalogue';
import { keptSecret, prepareDataDirectory } from '@/bin/runtime/data-directory';
import { StopError } from '@/bin/runtime/stop-error';
import { systemActor } from '@/lib/access/actor';
import type { RegistryView } from '@/lib/registry-sync/registry-view';
import type { RegistryConfigurationView } from '@/lib/registry-sync/schema';

type AddOptions = {
  url: string;
  host?: string;
  managed?: boolean;
  username?: string;
  passwordStdin?: boolean;
  namespace?: string;
  visibility: string;
  ca?: string;
};

const actor = systemActor('plimsoll registry');

/** The secret that the running site has: credentials are sealed with it. */
export function useSiteSecret(): void {
  const { dataDirectory, authSecret } = siteEnvironment();
  if (authSecret) return;
  prepareDataDirectory(dataDirectory);
  process.env.NEXTAUTH_SECRET = keptSecret(dataDirectory);
}

async function credentialsOf({ username, passwordStdin }: AddOptions) {
  if (!username !== !passwordStdin) throw new StopError('Give both --username and --password-stdin, or neither.');
  if (!username) return null;
  // Docker's way: a password on the command line would be seen by everybody on the machine.
  return { username, password: (await text(process.stdin)).replace(/\r?\n$/, '') };
}

function readCertificates(file: string | undefined): string | null {
  if (file === undefined) return null;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StopError(`The file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What its administrator writes into a managed registry's configuration. */
function printConfiguration({ distribution2, distribution3, certificates, keys }: RegistryConfigurationView): void {
  const { dataDirectory } = siteEnvironment();
  const folder = path.join(dataDirectory, 'registry');
  writeFileSync(path.join(folder, 'token-certificates.pem'), certificates);
  writeFileSync(path.join(folder, 'token-keys.json'), keys);
  console.log(`Write this into the configuration of the registry; it holds a secret. Put ${path.join(folder, 'token-certificates.pem')}
where the registry can read it, and name that place.\n\n${distribution2}
A registry of version 3 takes the keys as JSON instead of the certificates: ${path.join(folder, 'token-keys.json')}, named by
“${distribution3.match(/jwks:.*/)?.[0] ?? 'jwks'}”.`);
}

function describe(registry: RegistryView): string {
  const { name, kind, address, host, state, repositories, sync, problem } = registry;
  const last = sync.underWay
    ? `reconciliation ${sync.running ? 'under way' : 'interrupted'}, ${sync.done} of ${sync.total} done`
    : (sync.finishedAt ?? 'never reconciled');
  const line = [name.padEnd(20), kind.padEnd(9), state.padEnd(12), `${repositories} repositories`, address, host, last];
  return line.join('  ') + (state === 'ok' || !problem ? '' : `\n    ${problem}`);
}

export function addRegistryCommands(program: Command): void {
  const command = program.command('registry').description('the registries whose repositories the catalogue shows');
  command
    .command('add <name>')
    .description('connect a registry: observed (only read), or managed (its tokens are ours)')
    .requiredOption('--url <address>', 'where we reach it, as in https://registry.example.org')
    .option('--host <host>', 'its host in pull commands (default: that of the address)')
    .option('--managed', 'we issue its tokens, and it notifies us')
    .option('--username <name>', 'sign in to read it')
    .option('--password-stdin', 'read the password from standard input')
    .option(
      '--namespace <name>',
      'the namespace that its repositories get here (default: the first part of their path)',
    )
    .option('--visibility <who>', 'of repositories found in it: private or public', 'private')
    .option('--ca <file>', 'certificates to trust for it, PEM')
    .action(async (name: string, options: AddOptions) => {
      useSiteSecret();
      const input = {
        name,
        kind: options.managed ? 'managed' : 'observed',
        address: options.url,
        host: options.host ?? URL.parse(options.url)?.host ?? '',
        credentials: await credentialsOf(options),
        certificates: readCertificates(options.ca),
        namespace: options.namespace ?? null,
        visibility: options.visibility as 'public' | 'private',
      } as const;
      const added = await withCatalogue('registry add', async () => {
        const { addRegistry } = await import('@/lib/registry-sync/add-registry');
        const { getRegistryConfiguration } = await import('@/lib/registry-sync/get-registry-configuration');
        const registry = await addRegistry(actor, input);
        const configuration = registry.kind === 'managed' ? await getRegistryConfiguration(actor, name) : null;
        return { registry, configuration };
      });
      console.log(`Added ${describe(added.registry)}`);
      if (added.configuration) printConfiguration(added.configuration);
      else console.log(`“npx plimsoll sync ${name}” reads it now; the worker does so every few hours.`);
      process.exit(0);
    });
  command
    .command('list')
    .description('every registry, its state, and when it was last reconciled')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const registries = await withCatalogue('registry list', async () => {
        const { listRegistries } = await import('@/lib/registry-sync/list-registries');
        return listRegistries(actor);
      });
      if (json) console.log(JSON.stringify(registries, null, 2));
      else console.log(registries.map(describe).join('\n') || 'There are no registries.');
      process.exit(0);
    });
  command
    .command('remove <name>')
    .description('forget a registry that no repository is in')
    .action(async (name: string) => {
      await withCatalogue('registry remove', async () => {
        const { removeRegistry } = await import('@/lib/registry-sync/remove-registry');
        await removeRegistry(actor, name);
      });
      console.log(`Removed ${name}.`);
      process.exit(0);
    });
}
