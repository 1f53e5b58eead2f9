import { describe, expect, it, vi } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { answerInvitation } from '@/lib/publishers/answer-invitation';
import { changeMemberRole } from '@/lib/publishers/change-member-role';
import { getReceivedInvitation } from '@/lib/publishers/get-received-invitation';
import { inviteMember } from '@/lib/publishers/invite-member';
import { listInvitations } from '@/lib/publishers/list-invitations';
import { listMembers } from '@/lib/publishers/list-members';
import { listReceivedInvitations } from '@/lib/publishers/list-received-invitations';
import { removeMember } from '@/lib/publishers/remove-member';
import { revokeInvitation } from '@/lib/publishers/revoke-invitation';
import { aMember, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { expectRefused } from '@/lib/testing/refusals';

let count = 0;
/** An organisation of an owner, an editor and a member, with names of its own. */
async function anOrganisation() {
  count += 1;
  const namespace = `org-${count}`;
  const people = {
    owner: await aUser(`owner-${count}`),
    editor: await aUser(`editor-${count}`),
    member: await aUser(`member-${count}`),
  };
  for (const role of ['owner', 'editor', 'member'] as const) await aMember(namespace, people[role].userId, role);
  return { namespace, ...people };
}

const rolesOf = async (namespace: string) =>
  Object.fromEntries(
    (await db().prisma.publisherMember.findMany({ where: { publisher: { namespace } }, include: { user: true } })).map(
      ({ user, role }) => [user.username, role],
    ),
  );
const secretOf = (link: string | null) => link?.split('/').at(-1) ?? '';

describe('the members of an organisation', () => {
  useTestDatabase();

  it('are told to members and nobody else', async () => {
    const { namespace, owner, member } = await anOrganisation();
    expect((await listMembers(member, namespace)).map(({ role }) => role)).toEqual(['owner', 'editor', 'member']);
    expect(await listMembers(aTokenOf(member, ['org:read']), namespace)).toHaveLength(3);
    await expectRefused(() => listMembers(ANONYMOUS, namespace), 'unauthenticated');
    const stranger = await aUser('curious');
    await expectRefused(() => listMembers(stranger, namespace), 'forbidden');
    await expectRefused(() => listMembers(aTokenOf(member, ['repo:admin']), namespace), 'forbidden');
    await expectRefused(() => listMembers(owner, owner.username), 'conflict');
  });

  it('are changed and removed by owners only; everybody may leave', async () => {
    const { namespace, owner, editor, member } = await anOrganisation();
    const stranger = await aUser(`stranger-of-${namespace}`);
    for (const actor of [member, editor, stranger, aTokenOf(owner, ['org:read']), aTokenOf(editor, ['org:admin'])]) {
      await expectRefused(() => changeMemberRole(actor, namespace, member.username, 'owner'), 'forbidden');
      await expectRefused(() => removeMember(actor, namespace, owner.username), 'forbidden');
    }
    await expectRefused(() => removeMember(owner, namespace, 'nobody-here'), 'not_found');
    await changeMemberRole(owner, namespace, member.username, 'editor');
    expect((await rolesOf(namespace))[member.username]).toBe('editor');
    await removeMember(member, namespace, member.username);
    await removeMember(owner, namespace, editor.username);
    expect(await rolesOf(namespace)).toEqual({ [owner.username]: 'owner' });
    const entries = await db().prisma.auditEntry.findMany({
      where: { actorName: { in: [owner.username, member.username] }, action: { startsWith: 'publisher.' } },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action, changes }) => [action, changes])).toEqual([
      ['publisher.change_role', { role: ['member', 'editor'] }],
      ['publisher.leave', { role: ['editor', null] }],
      ['publisher.remove_member', { role: ['editor', null] }],
    ]);
  });

  it('always include an owner: the last one cannot leave, be removed or demoted', async () => {
    const { namespace, owner, editor } = await anOrganisation();
    const admin = await aUser(`admin-of-${namespace}`, 'admin');
    const last = { details: { reason: 'last-owner' } };
    await expectRefused(() => removeMember(owner, namespace, owner.username), 'conflict', last);
    await expectRefused(() => changeMemberRole(owner, namespace, owner.username, 'member'), 'conflict', last);
    await expectRefused(() => removeMember(admin, namespace, owner.username), 'conflict', last);
    await changeMemberRole(owner, namespace, editor.username, 'owner');
    await db().prisma.user.update({ where: { id: editor.userId }, data: { disabledAt: new Date() } });
    await expectRefused(() => removeMember(owner, namespace, owner.username), 'conflict', last);
  });

  it('keep one owner when two owners remove, or leave, at the same moment', async () => {
    for (const attempt of ['each other', 'themselves'] as const) {
      const { namespace, owner, editor } = await anOrganisation();
      await changeMemberRole(owner, namespace, editor.username, 'owner');
      const [first, second] = attempt === 'each other' ? [editor, owner] : [owner, editor];
      const tries = await Promise.allSettled([
        removeMember(owner, namespace, first.username),
        removeMember(editor, namespace, second.username),
      ]);
      expect(tries.map(({ status }) => status).sort(), attempt).toEqual(['fulfilled', 'rejected']);
      expect(
        Object.values(await rolesOf(namespace)).filter((role) => role === 'owner'),
        attempt,
      ).toHaveLength(1);
    }
  });
});

describe('an invitation', () => {
  useTestDatabase();

  it('by user name is answered by that person alone, once', async () => {
    const { namespace, owner, editor } = await anOrganisation();
    const guest = await aUser('guest-a');
    const other = await aUser('other-a');
    for (const actor of [editor, other, aTokenOf(owner, ['org:read'])])
      await expectRefused(
        () => inviteMember(actor, namespace, { username: 'guest-a', role: 'owner' }, 'en'),
        'forbidden',
      );
    const { invitation, link, mailed } = await inviteMember(
      owner,
      namespace,
      { username: 'guest-a', role: 'editor' },
      'en',
    );
    expect(mailed).toBe(false);
    expect(link).toMatch(/\/invitations\/[\w-]{43}$/);
    expect(await db().prisma.invitation.count({ where: { digest: { contains: secretOf(link) } } })).toBe(0);
    await expectRefused(() => inviteMember(owner, namespace, { username: 'guest-a', role: 'owner' }, 'en'), 'conflict');
    for (const key of [invitation.id, secretOf(link)])
      await expectRefused(() => answerInvitation(other, key, 'accept'), 'not_found');
    await expectRefused(() => answerInvitation(aTokenOf(guest, ['org:admin']), invitation.id, 'accept'), 'forbidden');
    expect(await listReceivedInvitations(guest)).toMatchObject([{ namespace, role: 'editor' }]);
    const tries = await Promise.allSettled([
      answerInvitation(guest, invitation.id, 'accept'),
      answerInvitation(guest, secretOf(link), 'accept'),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await rolesOf(namespace))['guest-a']).toBe('editor');
    await expectRefused(() => answerInvitation(guest, invitation.id, 'accept'), 'conflict');
    await expectRefused(() => inviteMember(owner, namespace, { username: 'guest-a', role: 'owner' }, 'en'), 'conflict');
    expect(await listReceivedInvitations(guest)).toEqual([]);
  });

  it('by address belongs to who has confirmed it, or holds the link', async () => {
    const { namespace, owner } = await anOrganisation();
    const unconfirmed = await aUser('guest-b');
    const { link, invitation } = await inviteMember(
      owner,
      namespace,
      { email: ' Guest-B@Example.test', role: 'member' },
      'en',
    );
    expect(invitation).toMatchObject({ email: 'guest-b@example.test', username: null });
    expect(await listReceivedInvitations(unconfirmed)).toEqual([]);
    await expectRefused(() => answerInvitation(unconfirmed, invitation.id, 'accept'), 'not_found');
    expect((await getReceivedInvitation(unconfirmed, secretOf(link))).open).toBe(true);
    await db().prisma.user.update({ where: { id: unconfirmed.userId }, data: { emailConfirmedAt: new Date() } });
    expect(await listReceivedInvitations(unconfirmed)).toHaveLength(1);
    await answerInvitation(unconfirmed, invitation.id, 'decline');
    await expectRefused(() => answerInvitation(unconfirmed, secretOf(link), 'accept'), 'conflict');
    expect((await rolesOf(namespace))['guest-b']).toBeUndefined();
    const second = await inviteMember(owner, namespace, { email: 'elsewhere@example.test', role: 'member' }, 'en');
    const holder = await aUser('holder');
    await answerInvitation(holder, secretOf(second.link), 'accept');
    expect((await rolesOf(namespace)).holder).toBe('member');
  });

  it('ends when it is revoked, and after 7 days', async () => {
    const { namespace, owner, editor } = await anOrganisation();
    const guest = await aUser('guest-c');
    const first = await inviteMember(owner, namespace, { username: 'guest-c', role: 'member' }, 'en');
    await expectRefused(() => revokeInvitation(editor, namespace, first.invitation.id), 'forbidden');
    const elsewhere = await anOrganisation();
    await expectRefused(() => revokeInvitation(elsewhere.owner, elsewhere.namespace, first.invitation.id), 'not_found');
    await expectRefused(() => revokeInvitation(owner, namespace, 'no-id'), 'not_found');
    await revokeInvitation(owner, namespace, first.invitation.id);
    await expectRefused(() => answerInvitation(guest, secretOf(first.link), 'accept'), 'conflict');
    const second = await inviteMember(owner, namespace, { username: 'guest-c', role: 'member' }, 'en');
    const now = vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + 7 * 86_400_000 + 1000));
    await expectRefused(() => answerInvitation(guest, second.invitation.id, 'accept'), 'conflict');
    expect(await listInvitations(owner, namespace)).toEqual([]);
    now.mockRestore();
  });

  it('goes to people and addresses that can be, and to no personal namespace', async () => {
    const { namespace, owner } = await anOrganisation();
    await expectRefused(() => inviteMember(owner, namespace, { username: 'no-one', role: 'member' }, 'en'), 'invalid');
    for (const email of ['x', 'a@b@c', 'a@b.example\r\nBcc: x@y.example', '<a@b.example>'])
      await expectRefused(() => inviteMember(owner, namespace, { email, role: 'member' }, 'en'), 'invalid');
    await expectRefused(
      () => inviteMember(owner, owner.username, { username: 'holder', role: 'owner' }, 'en'),
      'conflict',
    );
  });
});
