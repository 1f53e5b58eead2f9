import { describe, expect, it } from 'vitest';
import type { ExternalPerson } from '@/lib/accounts/external-person';
import {
  createInsteadOfLinking,
  findIdentityTicket,
  linkIdentity,
  linkIdentityByPassword,
} from '@/lib/accounts/link-identity';
import { listIdentities } from '@/lib/accounts/list-identities';
import { setUserDisabled } from '@/lib/accounts/set-user-disabled';
import { signInWithIdentity } from '@/lib/accounts/sign-in-with-identity';
import { unlinkIdentity } from '@/lib/accounts/unlink-identity';
import { db } from '@/lib/platform/db';
import {
  actionsOn,
  aPersonWithPassword,
  aSessionOf,
  later,
  PASSWORD,
  useInstallation,
} from '@/lib/testing/builders/accounts';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const ISSUER = 'oidc:https://id.example.org';
const person = (subject: string, more: Partial<ExternalPerson> = {}): ExternalPerson => ({
  provider: ISSUER,
  subject,
  email: `${subject}@corp.example`,
  emailVerified: true,
  username: subject,
  displayName: subject,
  ...more,
});
const open = { mayCreate: true };
const userOf = async (result: Awaited<ReturnType<typeof signInWithIdentity>>) => {
  if (result.kind !== 'signed-in') throw new Error('nobody is signed in');
  return db().prisma.user.findUniqueOrThrow({ where: { id: result.userId } });
};
const ticketOf = (result: Awaited<ReturnType<typeof signInWithIdentity>>) => {
  if (result.kind !== 'prove') throw new Error('there is no ticket');
  return result.ticket;
};
const identities = () => db().prisma.identity.count();

describe('somebody from a provider', () => {
  useTestDatabase();
  useInstallation();

  it('gets an account at first, and the same one ever after, whatever they are called by then', async () => {
    const user = await userOf(await signInWithIdentity(person('ada', { displayName: 'Ada L.' }), open));
    expect(user).toMatchObject({ username: 'ada', email: 'ada@corp.example', displayName: 'Ada L.', role: 'user' });
    expect(user.emailConfirmedAt).not.toBeNull();
    const again = person('ada', { username: 'renamed', email: 'other@corp.example' });
    expect((await userOf(await signInWithIdentity(again, open))).id).toBe(user.id);
    expect(await db().prisma.publisher.count({ where: { namespace: 'ada' } })).toBe(1);
  });

  it('gets a name that is valid, free and nobody trusted’s', async () => {
    await aRepository('library/redis');
    const names: string[] = [];
    for (const [subject, username] of [
      ['s1', 'Åsa Öberg'],
      ['s2', 'asa-oberg'],
      ['s3', 'redis'],
      ['s4', 'admin'],
      ['s5', null],
      ['s6', '李雷'],
    ] as const)
      names.push((await userOf(await signInWithIdentity(person(subject, { username, email: null }), open))).username);
    expect(names.slice(0, 2)).toEqual(['asa-oberg', 'asa-oberg-2']);
    expect(new Set(names).size).toBe(6);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(names).not.toContain('redis');
    expect(names).not.toContain('admin');
  });

  it('is one account also when they come twice at the same moment', async () => {
    const both = await Promise.all([1, 2].map(() => signInWithIdentity(person('twin'), open)));
    const [a, b] = await Promise.all(both.map(userOf));
    expect(a?.id).toBe(b?.id);
    expect(await db().prisma.user.count({ where: { username: { startsWith: 'twin' } } })).toBe(1);
  });

  it('is refused where new accounts are not made, and when their account is disabled', async () => {
    const before = await db().prisma.user.count();
    await expect(signInWithIdentity(person('cleo'), { mayCreate: false })).rejects.toMatchObject({
      details: { reason: 'registration-closed' },
    });
    expect(await db().prisma.user.count()).toBe(before);
    const { username } = await userOf(await signInWithIdentity(person('dana'), open));
    await setUserDisabled({ kind: 'system', name: 'test' }, username, true);
    await expect(signInWithIdentity(person('dana'), open)).rejects.toMatchObject({ details: { reason: 'disabled' } });
  });

  it('never gets an existing account for an address that was not verified', async () => {
    const me = await aPersonWithPassword('mia');
    const claim = person('mallory', { email: 'mia@example.test', emailVerified: false });
    const user = await userOf(await signInWithIdentity(claim, open));
    expect(user.id).not.toBe(me.userId);
    expect(user.email).toBeNull();
  });

  it('has to prove the account with their verified address; nothing is linked before', async () => {
    const me = await aPersonWithPassword('nia');
    const before = await identities();
    const ticket = ticketOf(await signInWithIdentity(person('n-1', { email: 'Nia@Example.test' }), open));
    expect(await findIdentityTicket(ticket)).toMatchObject({ username: 'nia', provider: 'oidc', mayCreate: true });
    expect(await linkIdentityByPassword(ticket, { password: 'wrong' }, undefined)).toBeNull();
    expect(await identities()).toBe(before);
    expect(await linkIdentityByPassword(ticket, { password: PASSWORD }, undefined)).toEqual({
      userId: me.userId,
      via: 'oidc',
    });
    expect(await actionsOn(me.userId)).toContain('account.link_identity');
    await expect(linkIdentityByPassword(ticket, { password: PASSWORD }, undefined)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await userOf(await signInWithIdentity(person('n-1'), open))).id).toBe(me.userId);
  });

  it('has ten tries to prove it, which count as tries to sign in', async () => {
    await aPersonWithPassword('olga');
    const ticket = ticketOf(await signInWithIdentity(person('o-1', { email: 'olga@example.test' }), open));
    for (let i = 0; i < 10; i += 1) await linkIdentityByPassword(ticket, { password: 'wrong' }, undefined);
    await expect(linkIdentityByPassword(ticket, { password: PASSWORD }, undefined)).rejects.toMatchObject({
      code: 'too_many',
    });
  });

  it('may say that the account is not theirs, and gets a new one without the address', async () => {
    await aPersonWithPassword('pia');
    const ticket = ticketOf(await signInWithIdentity(person('p-1', { email: 'pia@example.test' }), open));
    const { userId } = await createInsteadOfLinking(ticket);
    const user = await db().prisma.user.findUniqueOrThrow({ where: { id: userId } });
    expect(user).toMatchObject({ username: 'p-1', email: null });
    await expect(createInsteadOfLinking(ticket)).rejects.toMatchObject({ code: 'not_found' });
    const closed = ticketOf(
      await signInWithIdentity(person('p-2', { email: 'pia@example.test' }), { mayCreate: false }),
    );
    await expect(createInsteadOfLinking(closed)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('does not enter, with an older ticket, the account that was linked meanwhile: its second factor was not asked', async () => {
    const me = await aPersonWithPassword('quin');
    const come = async () => ticketOf(await signInWithIdentity(person('q-1', { email: 'quin@example.test' }), open));
    const [older, newer] = [await come(), await come()];
    await linkIdentityByPassword(newer, { password: PASSWORD }, undefined);
    await expect(createInsteadOfLinking(older)).rejects.toMatchObject({ code: 'not_found' });
    expect(await db().prisma.identity.count({ where: { subject: 'q-1', userId: me.userId } })).toBe(1);
  });

  it('links a provider to the account they are signed in to, and to no other', async () => {
    const me = await aPersonWithPassword('rosa');
    const eve = await aPersonWithPassword('eve');
    const ticket = ticketOf(await signInWithIdentity(person('r-1'), { mayCreate: true, signedInAs: me.userId }));
    await expect(linkIdentity(eve, ticket)).rejects.toMatchObject({ details: { reason: 'link-other-account' } });
    await linkIdentity(me, ticket);
    expect((await listIdentities(me)).identities).toMatchObject([{ kind: 'oidc', at: 'id.example.org' }]);
    await expect(signInWithIdentity(person('r-1'), { mayCreate: true, signedInAs: eve.userId })).rejects.toMatchObject({
      details: { reason: 'identity-taken' },
    });
    const second = ticketOf(await signInWithIdentity(person('r-2'), { mayCreate: true, signedInAs: me.userId }));
    await expect(linkIdentity(me, second)).rejects.toMatchObject({ details: { reason: 'identity-elsewhere' } });
  });

  it('is not linked by a session that was left open: it would be a way in for good', async () => {
    const me = await aPersonWithPassword('tess');
    const createdAt = new Date(Date.now() - 20 * 60_000);
    await db().prisma.session.update({ where: { id: me.sessionId }, data: { createdAt } });
    const ticket = ticketOf(await signInWithIdentity(person('t-1'), { mayCreate: true, signedInAs: me.userId }));
    await expect(linkIdentity(me, ticket)).rejects.toMatchObject({ details: { reason: 'sign-in-again' } });
    expect((await listIdentities(me)).identities).toEqual([]);
    await linkIdentity({ ...me, sessionId: await aSessionOf(me.userId) }, ticket);
    expect((await listIdentities(me)).identities).toMatchObject([{ kind: 'oidc' }]);
  });

  it('has a ticket for a quarter of an hour', async () => {
    await aPersonWithPassword('sue');
    const ticket = ticketOf(await signInWithIdentity(person('s-9', { email: 'sue@example.test' }), open));
    later(16 * 60_000);
    expect(await findIdentityTicket(ticket)).toBeNull();
    await expect(linkIdentityByPassword(ticket, { password: PASSWORD }, undefined)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('unlinks a provider, but not the only way in', async () => {
    const user = await userOf(await signInWithIdentity(person('una'), open));
    const sessionId = await aSessionOf(user.id);
    const me = { kind: 'user', userId: user.id, username: user.username, role: 'user', sessionId } as const;
    const [identity] = (await listIdentities(me)).identities;
    await expect(unlinkIdentity(me, identity?.id ?? '', undefined)).rejects.toMatchObject({
      details: { reason: 'only-way-in' },
    });
    await expect(unlinkIdentity(me, 'nothing', undefined)).rejects.toMatchObject({ code: 'not_found' });
    await db().prisma.identity.create({ data: { provider: 'github:x', subject: '1', userId: user.id } });
    await unlinkIdentity(me, identity?.id ?? '', undefined);
    expect((await listIdentities(me)).identities.map(({ kind }) => kind)).toEqual(['github']);
    expect(await actionsOn(me.userId)).toContain('account.unlink_identity');
  });
});
