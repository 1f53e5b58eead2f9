import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { type Case, onPublisher, onSelf, type Sample } from '@/e2e/access/matrix/sample';
import { aPerson, type World } from '@/e2e/access/matrix/world';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { db } from '@/lib/platform/db';
import { digestOfInvitationSecret, newInvitationSecret } from '@/lib/publishers/invitation';

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000);
const unused = (letter: string) => `${letter}${randomBytes(8).toString('hex')}`;

async function aLogo(): Promise<Sample> {
  const background = { r: 10, g: 80, b: 130 };
  const drawn = sharp({ create: { width: 128, height: 128, channels: 3, background } });
  return { raw: { mediaType: 'image/png', bytes: new Uint8Array(await drawn.png().toBuffer()) } };
}

async function anInvitation({ publisherId }: World): Promise<{ id: string; secret: string }> {
  const secret = newInvitationSecret();
  const { id } = await db().prisma.invitation.create({
    data: {
      publisherId,
      email: 'matrix@example.test',
      role: 'member',
      digest: digestOfInvitationSecret(secret),
      invitedBy: 'matrix',
      expiresAt: inAWeek(),
    },
  });
  return { id, secret };
}

/** To an address, by its link: whoever signed in may answer it. */
const byItsLink = async (world: World): Promise<Sample> => ({
  parameters: { invitation: (await anInvitation(world)).secret },
});

async function aToken(owner: { publisherId: string } | { userId: string }): Promise<Sample> {
  const { id } = await db().prisma.accessToken.create({
    data: { name: 'matrix', digest: digestOfAccessToken(newAccessToken()), scopes: [], createdBy: 'matrix', ...owner },
  });
  return { parameters: { id } };
}

const newToken = (): Sample => ({ body: { name: 'matrix', scopes: ['repo:read'] } });

async function anotherMember({ publisherId }: World): Promise<Sample> {
  const { userId, username } = await aPerson();
  await db().prisma.publisherMember.create({ data: { publisherId, userId, role: 'member' } });
  return { parameters: { username } };
}

/** Valid requests of organisations: profile, members, invitations, tokens, and the audit log. */
export const ORGANISATION_CASES: Readonly<Record<string, Case>> = {
  acceptInvitation: onSelf(byItsLink),
  changeMemberRole: onPublisher('publisher.manage_members', async (world) => ({
    ...(await anotherMember(world)),
    body: { role: 'editor' },
  })),
  createOrganisation: onSelf(() => ({ body: { namespace: unused('o'), displayName: 'Matrix' } })),
  createOrganisationToken: onPublisher('publisher.manage_tokens', newToken),
  createOwnToken: onSelf(newToken),
  declineInvitation: onSelf(byItsLink),
  deleteOrganisation: onPublisher('publisher.delete', ({ namespace }) => ({ body: { confirmation: namespace } })),
  exportAudit: { requires: { on: 'site' } },
  exportPublisherAudit: onPublisher('publisher.view_audit'),
  getPublisher: onPublisher('publisher.view'),
  inviteMember: onPublisher('publisher.manage_members', (_world, _cast, { username }) => ({
    body: { username, role: 'member' },
  })),
  listAudit: { requires: { on: 'site' } },
  listInvitations: onPublisher('publisher.manage_members'),
  listMembers: onPublisher('publisher.view_members'),
  listOrganisations: { requires: { on: 'own', scope: 'org:read' } },
  listOrganisationTokens: onPublisher('publisher.manage_tokens'),
  listOwnAudit: onSelf(),
  listOwnTokens: onSelf(),
  listPublisherAudit: onPublisher('publisher.view_audit'),
  listReceivedInvitations: onSelf(),
  removeMember: onPublisher('publisher.manage_members', anotherMember),
  removePublisherLogo: onPublisher('publisher.edit_profile'),
  revokeInvitation: onPublisher('publisher.manage_members', async (world) => ({
    parameters: { id: (await anInvitation(world)).id },
  })),
  revokeOrganisationToken: onPublisher('publisher.manage_tokens', ({ publisherId }) => aToken({ publisherId })),
  revokeOwnToken: onSelf((_world, _cast, { userId }) => aToken({ userId })),
  setPublisherLogo: onPublisher('publisher.edit_profile', aLogo),
  updatePublisher: onPublisher('publisher.edit_profile', () => ({ body: { about: unused('About ') } })),
};
