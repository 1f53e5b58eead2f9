import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS, type UserActor } from '@/lib/access/actor';
import { SCOPES } from '@/lib/access/scopes';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { acceptTransfer } from '@/lib/repositories/accept-transfer';
import { cancelTransfer } from '@/lib/repositories/cancel-transfer';
import { newRepository } from '@/lib/repositories/change-schema';
import { createRepository } from '@/lib/repositories/create-repository';
import { findMovedRepository } from '@/lib/repositories/find-moved-repository';
import { getRepository } from '@/lib/repositories/get-repository';
import { refuseTransfer } from '@/lib/repositories/refuse-transfer';
import { requestTransfer } from '@/lib/repositories/request-transfer';
import { aCollaborator, aGrant, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

let number = 0;
/** A repository of `from`, offered to `to`. */
async function anOffer(visibility: 'public' | 'private' = 'public') {
  number += 1;
  const name = { namespace: 'from', name: `thing-${number}` };
  const { id } = await aRepository(`from/${name.name}`, { visibility });
  await requestTransfer(giver, name, 'to');
  return { id, name };
}
let giver: UserActor;
let taker: UserActor;
let editor: UserActor;

describe('transferring a repository', () => {
  useTestDatabase();
  beforeAll(async () => {
    giver = await aUser('from');
    taker = await aUser('to');
    editor = await aUser('eve');
    await aMember('from', editor.userId, 'editor');
    await aMember('to', editor.userId, 'editor');
  });

  it('moves it when the other side accepts, with its collaborators, stars and own badge', async () => {
    const { id, name } = await anOffer('private');
    const friend = await aUser('friend');
    await aCollaborator(id, friend.userId, 'read');
    await expect(getRepository(taker, name)).rejects.toMatchObject({ code: 'not_found' });
    const view = await acceptTransfer(taker, name);
    expect(view).toMatchObject({
      namespace: 'to',
      name: name.name,
      publisher: { namespace: 'to' },
      visibility: 'private',
    });
    const moved = { namespace: 'to', name: name.name };
    expect(await findMovedRepository(friend, name)).toEqual(moved);
    expect(await findMovedRepository(giver, name)).toBeNull();
    await expect(getRepository(giver, moved)).rejects.toMatchObject({ code: 'not_found' });
    const entries = await db().prisma.auditEntry.findMany({
      where: { targetId: id, action: 'repository.accept_transfer' },
    });
    expect(entries.map(({ targetName }) => targetName).sort()).toEqual([`from/${name.name}`, `to/${name.name}`]);
    expect(new Set(entries.map(({ publisherId }) => publisherId)).size).toBe(2);
  });

  it('tells the old publisher’s receivers nothing more, until the new owner has looked at them', async () => {
    const { id, name } = await anOffer('private');
    const hook = { name: 'CI', url: 'https://ci.example.test/hook', secret: 'sealed', createdBy: 'from' };
    await db().prisma.webhook.create({ data: { ...hook, repositoryId: id } });
    await acceptTransfer(taker, name);
    expect(await db().prisma.webhook.findMany({ where: { repositoryId: id } })).toMatchObject([
      { active: false, offReason: 'transferred' },
    ]);
  });

  it('leaves its old publisher’s badge behind', async () => {
    const { publisherId } = await aRepository('from/badged');
    await aGrant('verified_publisher', { publisherId });
    const name = { namespace: 'from', name: 'badged' };
    expect((await getRepository(ANONYMOUS, name)).view.trust).toBe('verified_publisher');
    await requestTransfer(giver, name, 'to');
    expect((await acceptTransfer(taker, name)).trust).toBe('community');
    await db().prisma.grant.deleteMany({ where: { publisherId } });
  });

  it('is offered by an owner in a browser only, once, and not to whoever has it', async () => {
    await aRepository('from/mine');
    const name = { namespace: 'from', name: 'mine' };
    const offer = (actor: Actor, to: string) => refusalOf(() => requestTransfer(actor, name, to));
    expect(await offer(ANONYMOUS, 'to')).toBe('unauthenticated');
    for (const actor of [taker, editor, aTokenOf(giver, SCOPES)]) expect(await offer(actor, 'to')).toBe('forbidden');
    expect(await offer(giver, 'no-such-publisher')).toBe('not_found');
    expect(await offer(giver, 'library')).toBe('not_found');
    expect(await offer(giver, 'from')).toBe('same-publisher');
    expect(await requestTransfer(giver, name, 'to')).toMatchObject({ to: 'to', requestedBy: 'from' });
    expect(await offer(giver, 'eve')).toBe('transfer-open');
    await aRepository('library/official');
    const root = await aUser('root', 'admin');
    expect(await refusalOf(() => requestTransfer(root, { namespace: 'library', name: 'official' }, 'to'))).toBe(
      'official',
    );
  });

  it('is answered by an owner of the other side alone, and tells nobody else of a private one', async () => {
    for (const answer of [acceptTransfer, refuseTransfer]) {
      const open = await anOffer();
      const hidden = await anOffer('private');
      const stranger = await aUser(`stranger${number}`);
      expect(await refusalOf(() => answer(ANONYMOUS, open.name))).toBe('unauthenticated');
      for (const actor of [stranger, giver, editor, aTokenOf(taker, SCOPES)])
        expect(await refusalOf(() => answer(actor, open.name))).toBe('forbidden');
      for (const actor of [ANONYMOUS, stranger, aTokenOf(taker, SCOPES)])
        expect(await refusalOf(() => answer(actor, hidden.name))).toBe('not_found');
      expect(await refusalOf(() => answer(taker, { namespace: 'from', name: 'never-there' }))).toBe('not_found');
    }
  });

  it('ends when it is declined, taken back, or not accepted for a week', async () => {
    const declined = await anOffer();
    await refuseTransfer(taker, declined.name);
    expect(await refusalOf(() => acceptTransfer(taker, declined.name))).toBe('no-transfer');
    const cancelled = await anOffer();
    await cancelTransfer(giver, cancelled.name);
    expect(await refusalOf(() => cancelTransfer(giver, cancelled.name))).toBe('no-transfer');
    expect(await refusalOf(() => acceptTransfer(taker, cancelled.name))).toBe('no-transfer');
    const late = await anOffer();
    const now = clock.now;
    clock.now = () => new Date(Date.now() + 8 * 86_400_000);
    try {
      expect(await refusalOf(() => acceptTransfer(taker, late.name))).toBe('no-transfer');
      expect((await requestTransfer(giver, late.name, 'to')).to).toBe('to');
    } finally {
      clock.now = now;
    }
  });

  it('waits while the name is not free there, and its old name is nobody else’s', async () => {
    const { name } = await anOffer();
    const taken = await aRepository(`to/${name.name}`);
    expect(await refusalOf(() => acceptTransfer(taker, name))).toBe('name-taken');
    await db().prisma.repository.delete({ where: { id: taken.id } });
    await acceptTransfer(taker, name);
    expect(await refusalOf(() => createRepository(giver, newRepository.parse(name)))).toBe('name-led-elsewhere');
  });

  it('is done once when it is accepted twice, also at the same moment', async () => {
    const { id, name } = await anOffer();
    const both = await Promise.allSettled([acceptTransfer(taker, name), acceptTransfer(taker, name)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', details: { reason: 'transfer-done' } },
    });
    expect(await refusalOf(() => acceptTransfer(taker, name))).toBe('transfer-done');
    expect(await db().prisma.auditEntry.count({ where: { targetId: id, action: 'repository.accept_transfer' } })).toBe(
      2,
    );
  });

  it('is either accepted or taken back when both happen at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, name } = await anOffer();
      const both = await Promise.allSettled([acceptTransfer(taker, name), cancelTransfer(giver, name)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const { namespace } = await db().prisma.repository.findUniqueOrThrow({ where: { id } });
      const transfer = await db().prisma.transfer.findFirstOrThrow({ where: { repositoryId: id } });
      expect(namespace).toBe(both[0].status === 'fulfilled' ? 'to' : 'from');
      expect(transfer.acceptedAt !== null).toBe(namespace === 'to');
      expect(transfer.cancelledAt !== null).toBe(namespace === 'from');
    }
  });
});
