import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type ClientProgram, containerTools, done, missingClient } from '@/bin/runtime/test-clients';
import { missingRegistry } from '@/bin/runtime/test-registry';
import { startTestSite, type TestSite } from '@/bin/runtime/test-site';
import { type Person, tokenOf } from '@/e2e/access/matrix/world';
import type { Scope } from '@/lib/access/scopes';
import { closeDatabase, db, openDatabase, setDatabase } from '@/lib/platform/db';
import { aUser } from '@/lib/testing/builders/catalogue';
import { type LayoutOptions, writeOciLayout } from '@/lib/testing/oci-layout';

/** How long a whole site may take to start on a machine that is busy with other tests. */
export const START_MS = 180_000;

const ALL: readonly Scope[] = ['repo:read', 'repo:push', 'repo:admin', 'repo:delete'];

/** Why tests with real clients cannot run here; empty when they can. */
export const missingForClients: string =
  missingRegistry ||
  (process.platform === 'linux' ? '' : 'the processes of a whole site are found by /proc, so on Linux only') ||
  missingClient('skopeo');

export type Client = Person & { password: string; creds: string };

/** A whole site with two people who know nothing of each other, and their clients in folders of their own. */
export type ClientSite = {
  site: TestSite;
  folder: string;
  alice: Client;
  mallory: Client;
  skopeo: ClientProgram;
  podman: ClientProgram;
  aToken(person: Person, scopes: readonly Scope[]): Promise<string>;
  /** `docker://127.0.0.1:PORT/alice/demo:1.0` */
  at(reference: string): string;
  /** An image for two platforms as an OCI layout; its tag there is `image`. */
  aLayout(content: string, options?: Pick<LayoutOptions, 'withAttestation'>): Promise<Written>;
  /** Pushes a layout as alice with skopeo. @throws Error with what it printed */
  push(from: Written, reference: string): Promise<void>;
  /** Through the API, with the owner's token, and only that tag. @throws Error with what it answered */
  deleteTag(repository: string, tag: string): Promise<void>;
  /** Lets the test read what the site has stored, also after it was started anew. */
  openSiteDatabase(): Promise<void>;
  stop(): Promise<void>;
};
export type Written = Awaited<ReturnType<typeof writeOciLayout>> & { folder: string };

/** @param settings more environment for the site */
export async function aClientSite(settings: Readonly<Record<string, string>> = {}): Promise<ClientSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-clients-'));
  const site = await startTestSite(settings);
  const openSiteDatabase = async () => {
    await closeDatabase();
    setDatabase(openDatabase(site.databaseUrl(), 4));
  };
  await openSiteDatabase();
  const aClient = async (name: string): Promise<Client> => {
    const person = await aUser(name);
    const password = await tokenOf(person, ALL);
    return { ...person, password, creds: `${name}:${password}` };
  };
  const [alice, mallory] = [await aClient('alice'), await aClient('mallory')];
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const tools = containerTools(home, site.host);
  const at = (reference: string) => `docker://${site.host}/${reference}`;
  return {
    site,
    folder,
    alice,
    mallory,
    ...tools,
    aToken: tokenOf,
    at,
    async aLayout(content, options = {}) {
      const layout = path.join(folder, 'layouts', content);
      return { folder: layout, ...(await writeOciLayout(layout, { tag: 'image', content, ...options })) };
    },
    async push(from, reference) {
      await done(tools.skopeo('copy', '--all', '--dest-creds', alice.creds, `oci:${from.folder}:image`, at(reference)));
    },
    async deleteTag(repository, tag) {
      const headers = { authorization: `Bearer ${alice.password}` };
      const url = `${site.base}/api/v1/repositories/${repository}/tags/${tag}`;
      const answer = await fetch(url, { method: 'DELETE', headers });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    },
    openSiteDatabase,
    async stop() {
      await closeDatabase();
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The digest under a tag as the catalogue has it. */
export async function digestInCatalogue(repository: string, tag: string): Promise<string | null> {
  const [namespace = '', name = ''] = repository.split('/');
  const row = await db().prisma.tag.findFirst({ where: { name: tag, repository: { namespace, name } } });
  return row?.digest ?? null;
}

/** Waits for the worker to have worked off a push. */
export const expectTag = (repository: string, tag: string, digest: string | null): Promise<void> =>
  expect.poll(() => digestInCatalogue(repository, tag), { timeout: 20_000 }).toBe(digest);

export type CountedPulls = { tag: string; client: string; pulls: number; versionChecks: number };

/** What is counted of a repository, of all days and platforms. */
export async function pullsOf(repository: string): Promise<CountedPulls[]> {
  const [namespace = '', name = ''] = repository.split('/');
  const rows = await db().prisma.pullCount.groupBy({
    by: ['tag', 'client'],
    where: { repository: { namespace, name } },
    _sum: { pulls: true, versionChecks: true },
    orderBy: [{ tag: 'asc' }, { client: 'asc' }],
  });
  return rows.map(({ tag, client, _sum }) => ({
    tag,
    client,
    pulls: _sum.pulls ?? 0,
    versionChecks: _sum.versionChecks ?? 0,
  }));
}
