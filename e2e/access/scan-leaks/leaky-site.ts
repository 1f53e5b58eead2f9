import { aPerson, cookieOf, type Person, tokenOf } from '@/e2e/access/matrix/world';
import { apiAddresses, NO_REPORT } from '@/e2e/access/scan-leaks/api-samples';
import type { Answer } from '@/e2e/access/scan-leaks/ask';
import { crawl, type Looked } from '@/e2e/access/scan-leaks/crawl';
import { leakyRepositories, pushImages, tellOfScans } from '@/e2e/access/scan-leaks/leaky-repositories';
import type { Mark } from '@/e2e/access/scan-leaks/marks';
import { anOwnCatalogue } from '@/e2e/access/scan-leaks/own-catalogue';
import { addressesOf, FURTHER, type PageWorld, ROUTES } from '@/e2e/access/scan-leaks/page-samples';
import { remembered } from '@/e2e/access/scan-leaks/remembered';
import { db } from '@/lib/platform/db';
import { aCollaborator, aMember, aRepository } from '@/lib/testing/builders/catalogue';

type Sent = Readonly<Record<string, string>>;
export type LeakySite = {
  base: string;
  world: PageWorld;
  marks: readonly Mark[];
  /** All pages, and all GETs of the API */
  seeds: readonly string[];
  api: readonly string[];
  /** How an answer differs from what it was before there was any report; undefined: not at all */
  difference: (answer: Answer) => string | undefined;
  /** What nobody who signed in was led to before */
  beforehand: Looked;
  credentials: { admin: Sent; reader: Sent; outsider: Sent; withoutScope: Sent };
  stop: () => Promise<void>;
};

/** Signed in, with the same image in an own repository, in another organisation, and until just now let into the private one. */
async function anOutsider(privateRepositoryId: string): Promise<Person> {
  const person = await aPerson();
  const { id } = await aRepository(`${person.username}/twin`);
  await pushImages(id, 'private');
  await aMember('elsewhere', person.userId, 'owner');
  await aCollaborator(privateRepositoryId, person.userId, 'read');
  await db().prisma.collaborator.deleteMany({ where: { userId: person.userId } });
  return person;
}

async function aReader(repositoryIds: readonly string[]): Promise<Person> {
  const person = await aPerson();
  for (const id of repositoryIds) await aCollaborator(id, person.userId, 'read');
  return person;
}

/** A site of its own that was looked at by nobody in particular, and in which everything was scanned after that. */
export async function aLeakySite(): Promise<LeakySite> {
  const { base, stop } = await anOwnCatalogue();
  const repositories = await leakyRepositories();
  const hooks = await db().prisma.webhook.findMany({ select: { id: true, repositoryId: true } });
  const world = { repositories, webhooks: Object.fromEntries(hooks.map(({ id, repositoryId }) => [repositoryId, id])) };
  const hidden = repositories.flatMap(({ kind, repositoryId }) => (kind === 'private' ? repositoryId : []));
  const [admin, outsider, reader] = [await aPerson('admin'), await anOutsider(hidden[0] ?? ''), await aReader(hidden)];
  const api: string[] = [];
  for (const repository of repositories) api.push(...(await apiAddresses(repository)));
  const pages = ROUTES.flatMap((route) => addressesOf(route, world) ?? []);
  const unscanned = [...new Set([...pages, ...FURTHER, ...api])];

  const reports = new Map<string, string>();
  const { keep, difference } = remembered((text) =>
    [...reports.values()].reduce((told, id) => told.replaceAll(id, NO_REPORT), text),
  );
  const beforehand = await crawl({ base, seeds: unscanned, onAnswer: keep });

  const marks: Mark[] = [];
  for (const repository of repositories) {
    const told = await tellOfScans({ kind: 'user', role: 'admin', ...admin }, repository);
    marks.push(...told.marks);
    reports.set(`/${repository.namespace}/${repository.name}/`, told.report);
  }
  const withReport = (path: string): string =>
    [...reports].reduce((told, [part, id]) => (told.includes(part) ? told.replace(NO_REPORT, id) : told), path);
  return {
    base,
    world,
    marks,
    seeds: unscanned.map(withReport),
    api: api.map(withReport),
    difference,
    beforehand: { ...beforehand, addresses: beforehand.addresses.map(withReport) },
    credentials: {
      admin: { cookie: await cookieOf(admin) },
      reader: { cookie: await cookieOf(reader) },
      outsider: { cookie: await cookieOf(outsider) },
      withoutScope: { authorization: `Bearer ${await tokenOf(admin, ['repo:push'])}` },
    },
    stop,
  };
}
