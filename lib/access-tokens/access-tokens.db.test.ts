import { describe, expect, it, vi } from 'vitest';
import { looksLikeAccessToken } from '@/lib/access/access-token';
import { ANONYMOUS, systemActor } from '@/lib/access/actor';
import { findTokenActor } from '@/lib/access/find-token-actor';
import { createAccessToken } from '@/lib/access-tokens/create-access-token';
import { listAccessTokens } from '@/lib/access-tokens/list-access-tokens';
import { revokeAccessToken } from '@/lib/access-tokens/revoke-access-token';
import { newAccessTokenInput } from '@/lib/access-tokens/schema';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { inviteMember } from '@/lib/publishers/invite-member';
import { listMembers } from '@/lib/publishers/list-members';
import { listOrganisations } from '@/lib/publishers/list-organisations';
import { publisherAuditRange } from '@/lib/publishers/publisher-audit-range';
import { getRepository } from '@/lib/repositories/get-repository';
import { aCollaborator, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { expectRefused } from '@/lib/testing/refusals';

const input = (more: object = {}) => newAccessTokenInput.parse({ name: 'ci', scopes: ['repo:read'], ...more });
const SELF = { of: 'self' } as const;
const DAY = 86_400_000;

describe('an access token', () => {
  useTestDatabase();

  it('is answered once, kept as a digest, and ends after 90 days unless it is to live longer or shorter', async () => {
    const ada = await aUser('ada');
    const { token, ...view } = await createAccessToken(ada, SELF, input());
    expect(looksLikeAccessToken(token)).toBe(true);
    expect(Date.parse(view.expiresAt ?? '') - Date.parse(view.createdAt)).toBe(90 * DAY);
    const stored = JSON.stringify([await db().prisma.accessToken.findMany(), await db().prisma.auditEntry.findMany()]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(token.slice(5, 30));
    expect(JSON.stringify(await listAccessTokens(ada, SELF))).not.toContain(token);
    expect(await findTokenActor(token)).toMatchObject({ scopes: ['repo:read'], owner: { username: 'ada' } });
    const now = vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + 91 * DAY));
    expect(await findTokenActor(token)).toBeNull();
    expect(await listAccessTokens(ada, SELF)).toMatchObject([{ state: 'expired' }]);
    now.mockRestore();
    const forever = await createAccessToken(ada, SELF, input({ expiresInDays: null }));
    expect(forever.expiresAt).toBeNull();
  });

  it('is revoked by its owner alone, and at once', async () => {
    const owner = await aUser('olga');
    const { id, token } = await createAccessToken(owner, SELF, input());
    const eve = await aUser('eve');
    await expectRefused(() => revokeAccessToken(eve, SELF, id), 'not_found');
    await expectRefused(() => revokeAccessToken(eve, undefined, id), 'not_found');
    await expectRefused(() => revokeAccessToken(ANONYMOUS, SELF, id), 'unauthenticated');
    await expectRefused(() => revokeAccessToken(aTokenOf(owner, ['org:admin']), SELF, id), 'forbidden');
    await expectRefused(() => revokeAccessToken(owner, SELF, 'no-id'), 'not_found');
    await revokeAccessToken(owner, SELF, id);
    expect(await findTokenActor(token)).toBeNull();
    await revokeAccessToken(owner, SELF, id);
    expect(await db().prisma.auditEntry.count({ where: { action: 'token.revoke', actorName: 'olga' } })).toBe(1);
  });

  it('of an organisation is made and seen by its owners only', async () => {
    const owner = await aUser('otto');
    const editor = await aUser('edda');
    await aMember('acme', owner.userId, 'owner');
    await aMember('acme', editor.userId, 'editor');
    await aRepository('acme/tool', { visibility: 'private' });
    await aRepository('other/tool');
    const acme = { of: 'organisation', namespace: 'acme' } as const;
    for (const actor of [editor, await aUser('stray'), aTokenOf(owner, ['org:admin', 'repo:admin'])]) {
      await expectRefused(() => createAccessToken(actor, acme, input()), 'forbidden');
      await expectRefused(() => listAccessTokens(actor, acme), 'forbidden');
    }
    await expectRefused(() => createAccessToken(owner, acme, input({ repositories: ['other/tool'] })), 'invalid');
    await expectRefused(() => createAccessToken(owner, { of: 'organisation', namespace: 'otto' }, input()), 'conflict');
    const { token, id } = await createAccessToken(owner, acme, input({ repositories: ['acme/tool'] }));
    const actor = await findTokenActor(token);
    expect(actor).toMatchObject({ owner: { kind: 'publisher', namespace: 'acme' } });
    expect((await getRepository(actor ?? ANONYMOUS, { namespace: 'acme', name: 'tool' })).view.name).toBe('tool');
    await expectRefused(() => revokeAccessToken(owner, SELF, id), 'not_found');
    await revokeAccessToken(owner, acme, id);
    expect(await listAccessTokens(owner, acme)).toMatchObject([{ state: 'revoked', repositories: ['acme/tool'] }]);
  });

  it('never has more rights than its owner: not at its making, and not later', async () => {
    const reader = await aUser('rita');
    const { id } = await aRepository('secret/lab', { visibility: 'private' });
    const asked = (scopes: string[]) => input({ scopes, repositories: ['secret/lab'] });
    await expectRefused(() => createAccessToken(reader, SELF, asked(['repo:read'])), 'invalid');
    await aCollaborator(id, reader.userId, 'read');
    for (const scope of ['repo:push', 'repo:describe', 'repo:delete', 'repo:admin', 'scan:write'])
      await expectRefused(() => createAccessToken(reader, SELF, asked([scope])), 'invalid');
    const boss = await aUser('boss', 'admin');
    await expectRefused(() => createAccessToken(boss, SELF, asked(['repo:read'])), 'invalid');
    const { token } = await createAccessToken(reader, SELF, asked(['repo:read']));
    const name = { namespace: 'secret', name: 'lab' };
    const actor = (await findTokenActor(token)) ?? ANONYMOUS;
    expect((await getRepository(actor, name)).view.name).toBe('lab');
    await db().prisma.collaborator.deleteMany({ where: { userId: reader.userId } });
    await expectRefused(() => getRepository(actor, name), 'not_found');
    await db().prisma.repository.update({ where: { id }, data: { name: 'renamed-since' } });
    expect(await listAccessTokens(reader, SELF)).toMatchObject([{ repositories: [] }]);
  });

  it('that is limited to repositories does nothing to their publisher, whatever its scopes', async () => {
    const owner = await aUser('lisa');
    await aMember('limits', owner.userId, 'owner');
    const { id } = await aRepository('limits/tool', { visibility: 'private' });
    const limited = aTokenOf(owner, ['org:admin', 'org:read', 'repo:admin'], [id]);
    const invitation = { username: (await aUser('friend')).username, role: 'owner' } as const;
    await expectRefused(() => inviteMember(limited, 'limits', invitation, 'en'), 'forbidden');
    await expectRefused(() => publisherAuditRange(limited, 'limits'), 'forbidden');
    await expectRefused(() => listMembers(limited, 'limits'), 'forbidden');
    await expectRefused(() => listOrganisations(limited), 'forbidden');
    expect(await db().prisma.invitation.count()).toBe(0);
    for (const scope of ['org:admin', 'org:read'])
      await expectRefused(
        () => createAccessToken(owner, SELF, input({ scopes: [scope], repositories: ['limits/tool'] })),
        'invalid',
      );
  });

  it('is made for somebody else on the command line only', async () => {
    const ada = await aUser('mona');
    const mona = { of: 'user', username: 'mona' } as const;
    await expectRefused(() => createAccessToken(ada, mona, input()), 'forbidden');
    const cli = systemActor('plimsoll token');
    const { token, id, createdBy } = await createAccessToken(cli, mona, input({ expiresInDays: 30 }));
    expect(createdBy).toBe('plimsoll token');
    expect(await findTokenActor(token)).toMatchObject({ owner: { username: 'mona' } });
    await expectRefused(() => createAccessToken(cli, { of: 'user', username: 'nobody' }, input()), 'not_found');
    await revokeAccessToken(cli, undefined, id);
    expect(await findTokenActor(token)).toBeNull();
  });

  it('takes no input that says nothing or too much', () => {
    for (const bad of [
      { scopes: [] },
      { scopes: ['repo:*'] },
      { name: ' ' },
      { name: 'a\nb' },
      { expiresInDays: 0 },
      { userId: 'x' },
      { repositories: [] },
    ])
      expect(
        newAccessTokenInput.safeParse({ name: 'ci', scopes: ['repo:read'], ...bad }).success,
        JSON.stringify(bad),
      ).toBe(false);
  });
});
