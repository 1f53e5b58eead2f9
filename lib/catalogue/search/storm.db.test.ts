import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS, type UserActor } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { countWords, foldChanges } from '@/lib/catalogue/search/count-words';
import { rebuildDocuments } from '@/lib/catalogue/search/rebuild-documents';
import { refreshLapsed } from '@/lib/catalogue/search/refresh-lapsed';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { grantProgram } from '@/lib/programs/grant-program';
import { withdrawGrant } from '@/lib/programs/withdraw-grant';
import { acceptTransfer } from '@/lib/repositories/accept-transfer';
import { newRepository, repositoryChanges } from '@/lib/repositories/change-schema';
import { createRepository } from '@/lib/repositories/create-repository';
import { deleteRepository } from '@/lib/repositories/delete-repository';
import { renameRepository } from '@/lib/repositories/rename-repository';
import { requestTransfer } from '@/lib/repositories/request-transfer';
import { restoreRepository } from '@/lib/repositories/restore-repository';
import { starRepository } from '@/lib/repositories/star-repository';
import { unstarRepository } from '@/lib/repositories/unstar-repository';
import { updateRepository } from '@/lib/repositories/update-repository';
import { aMember, aPublisher, aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { type Random, randomFrom } from '@/lib/testing/random';
import { wrongDocuments } from '@/lib/testing/search/documents';

const SEED = 1138;
const SPACES = ['north', 'south'] as const;
const NAMES = ['kiln', 'forge', 'mill', 'press'] as const;
const PROGRAMS = ['verified_publisher', 'sponsored_oss', 'domain_verification'] as const;

/** One write of any kind; what another one made impossible in the meantime is refused in words. */
async function write(random: Random, owner: UserActor): Promise<void> {
  const namespace = random.pick(SPACES);
  const name = { namespace, name: random.pick(NAMES) };
  const grant = { program: random.pick(PROGRAMS), subject: { publisherId: (await aPublisher(namespace)).id } };
  const by = { by: 'test', reason: 'storm' };
  const words = random.pick(['grain and flour', 'iron and steel', '面粉', 'clay']);
  const doing = random.pick([
    () => createRepository(owner, newRepository.parse(name)),
    () => updateRepository(owner, name, repositoryChanges.parse({ description: words })),
    () => updateRepository(owner, name, repositoryChanges.parse({ visibility: random.pick(['public', 'private']) })),
    () => updateRepository(owner, name, repositoryChanges.parse({ archived: random.chance(0.5) })),
    () =>
      inTransaction((queries) => queries.publisher.update({ where: { namespace }, data: { displayNameZh: words } })),
    () => renameRepository(owner, name, random.pick(NAMES)),
    () => requestTransfer(owner, name, namespace === 'north' ? 'south' : 'north'),
    () => acceptTransfer(owner, name),
    () => deleteRepository(owner, name),
    () => restoreRepository(owner, name),
    () => starRepository(owner, name),
    () => unstarRepository(owner, name),
    () =>
      inTransaction((queries) =>
        grantProgram(queries, { ...grant, ...by, grantedAt: clock.now(), validUntil: null, evidence: [] }),
      ),
    () => inTransaction((queries) => withdrawGrant(queries, { ...grant, ...by, at: clock.now() })),
    () =>
      inTransaction((queries) =>
        queries.repository.updateMany({ where: name, data: { pullCount: { increment: random.int(500) } } }),
      ),
    () => inTransaction((queries) => queries.repository.deleteMany({ where: { ...name, deletedAt: { not: null } } })),
  ]);
  await doing();
}

/** Of all writes, those that ended otherwise than with success, a refusal in words, or the second of two grants at the same moment. */
async function storm(many: number, lanes: number, owner: UserActor): Promise<string[]> {
  const failures: string[] = [];
  const lane = async (number: number) => {
    const random = randomFrom(SEED + number);
    for (let i = 0; i < many / lanes; i += 1)
      await write(random, owner).catch((error: unknown) => {
        if (!(error instanceof AppError) && !String(error).includes('Unique constraint')) failures.push(String(error));
      });
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return failures;
}

describe('many changes at the same moment', () => {
  useTestDatabase();
  let owner: UserActor;
  beforeAll(async () => {
    owner = await aUser('ada', 'admin');
    for (const namespace of SPACES) {
      await aMember(namespace, owner.userId, 'owner');
      for (const name of NAMES) await aRepository(`${namespace}/${name}`);
    }
    await countWords(db(), 1);
  });

  it(`leave the documents right, and never wait for each other in a ring, in 800 writes (seed ${SEED})`, async () => {
    expect(await storm(800, 6, owner)).toEqual([]);
    expect(await wrongDocuments()).toEqual([]);
  }, 240_000);

  it('go on while words are counted, changes are folded, grants lapse and everything is rebuilt', async () => {
    let over = false;
    const keep = async () => {
      while (!over) {
        await foldChanges(db());
        await refreshLapsed(db());
        await rebuildDocuments(db());
        await countWords(db(), 1);
      }
    };
    const storming = storm(300, 4, owner).finally(() => {
      over = true;
    });
    const [failures] = await Promise.all([storming, keep()]);
    expect(failures).toEqual([]);
    expect(await wrongDocuments()).toEqual([]);
    const { total } = await searchCatalogue(ANONYMOUS, searchInput.parse({}));
    const where = { deletedAt: null, visibility: 'public' } as const;
    expect(total).toEqual({ value: await db().prisma.repository.count({ where }), relation: 'eq' });
  }, 240_000);

  it('see a grant that is given while a repository is added, moved or changed, whichever is first', async () => {
    const { id: publisherId } = await aPublisher('late');
    const { id: from } = await aPublisher('north');
    const moving = await aRepository('north/moving');
    const grant = {
      program: 'verified_publisher',
      publisherId,
      grantedAt: new Date(0),
      grantedBy: 'test',
      evidence: [],
    } as const;
    const added = { publisherId, namespace: 'late', name: 'added' };
    const move = { where: { id: moving.id }, data: { publisherId, namespace: 'late' } };
    for (const isGrantFirst of [true, false]) {
      await db().prisma.grant.deleteMany({ where: { publisherId } });
      await db().prisma.repository.deleteMany({ where: { publisherId, id: { not: moving.id } } });
      await db().prisma.repository.update({
        where: { id: moving.id },
        data: { publisherId: from, namespace: 'north' },
      });
      const give = () => inTransaction((queries) => queries.grant.create({ data: grant }));
      const others = [
        () => inTransaction((queries) => queries.repository.create({ data: added })),
        () => inTransaction((queries) => queries.repository.update(move)),
      ];
      const beginners: Promise<unknown>[] = [];
      await inTransaction(async (queries) => {
        if (isGrantFirst) await queries.grant.create({ data: grant });
        else {
          await queries.repository.create({ data: added });
          await queries.repository.update(move);
        }
        beginners.push(...(isGrantFirst ? others : [give]).map((begin) => begin()));
        await waitingFor(beginners.length);
      });
      await Promise.all(beginners);
      expect(await wrongDocuments(), isGrantFirst ? 'grant first' : 'repositories first').toEqual([]);
      const verified = searchInput.parse({ trust: ['verified_publisher'], publisher: ['late'] });
      expect((await searchCatalogue(ANONYMOUS, verified)).total.value).toBe(2);
    }
  }, 60_000);
});

/** Until so many others wait for a lock. */
async function waitingFor(many: number): Promise<void> {
  for (let waiting = 0; waiting < many; ) {
    const { rows } = await db().pool.query<{ waiting: number }>(
      "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    waiting = rows[0]?.waiting ?? 0;
  }
}
