import { say, step } from '@/bin/runtime/progress';
import { findRegistryProgram, startRegistry } from '@/bin/runtime/registry-process';
import type { Environment } from '@/lib/platform/env';

export type SiteRegistry = {
  /** What `/v2/…` of the site leads to. */
  url: string;
  /** When a registry of ours ends; never for one that others run. */
  exited: Promise<unknown>;
};

/** How this machine reaches the site, whatever it listens on. */
const localUrl = ({ host, port }: Pick<Environment, 'host' | 'port'>): string =>
  `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;

async function bundled(program: string, site: Environment): Promise<SiteRegistry> {
  const { OWN_SERVICE, TOKEN_ISSUER } = await import('@/lib/registry-access/registry-secrets');
  return startRegistry(program, site.dataDirectory, {
    realm: `${site.publicUrl}/registry/token`,
    service: OWN_SERVICE,
    issuer: TOKEN_ISSUER,
    notificationsUrl: `${localUrl(site)}/registry/notifications`,
  });
}

/**
 * The registry behind the site: the one of REGISTRY_URL, else one of ours when the machine has the program, else none.
 * The database knows its address afterwards.
 */
export async function openSiteRegistry(site: Environment, databaseUrl: string): Promise<SiteRegistry | undefined> {
  const program = site.registryUrl === undefined ? findRegistryProgram() : undefined;
  if (site.registryUrl === undefined && program === undefined) return undefined;
  const registry = program
    ? await step('Starting the registry', () => bundled(program, site))
    : { url: site.registryUrl ?? '', exited: new Promise(() => undefined) };
  const { closeDatabase, openDatabase, setDatabase } = await import('@/lib/platform/db');
  const { ensureOwnRegistry } = await import('@/lib/registry-sync/ensure-own-registry');
  setDatabase(openDatabase(databaseUrl, 2));
  try {
    await ensureOwnRegistry({ address: registry.url, host: new URL(site.publicUrl).host });
  } finally {
    await closeDatabase();
  }
  if (!program) say(`• The registry is ${registry.url}`);
  return registry;
}
