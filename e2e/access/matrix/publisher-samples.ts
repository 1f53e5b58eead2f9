import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Cast, Trier } from '@/e2e/access/matrix/actors';
import type { Case } from '@/e2e/access/matrix/samples';
import { aPerson, type World } from '@/e2e/access/matrix/world';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import type { PublisherAction } from '@/lib/access/permissions';
import { db } from '@/lib/platform/db';
import { digestOfInvitationSecret, newInvitationSecret } from '@/lib/publishers/invitation';

const onPublisher = (action: PublisherAction, sample: Case['sample'] = () => ({})): Case => ({
  requires: { on: 'publisher', action },
  sample,
});
const self = (sample: NonNullable<Case['sample']> = () => ({})): Case => ({ requires: { on: 'self' }, sample });

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000);
const unused = (letter: string) => `${letter}${randomBytes(8).toString('hex')}`;

const logo = async () => {
  const background = { r: 10, g: 80, b: 130 };
  const bytes = await sharp({ create: { width: 128, height: 128, channels: 3, background } })
    .png()
    .toBuffer();
  return { raw: { mediaType: 'image/png', bytes: new Uint8Array(bytes) } };
};

async function anInvitation({ publisherId }: World, to: { userId: string } | { email: string }) {
  const secret = newInvitationSecret();
  const { id } = await db().prisma.invitation.create({
    data: {
      publisherId,
      ...to,
      role: 'member',
      digest: digestOfInvitationSecret(secret),
      invitedBy: 'matrix',
      expiresAt: inAWeek(),
    },
  });
  return { id, secret };
}

/** To an address, by its link: whoever signed in may answer it, unless they are a member already. */
async function anOpenInvitation(world: World) {
  // Members of the world would be told that they are members already: what is asked here is who may answer at all.
  await db().prisma.publisherMember.deleteMany({ where: { publisherId: world.publisherId } });
  return { parameters: { invitation: (await anInvitation(world, { email: 'matrix@example.test' })).secret } };
}

async function aDomain({ publisherId }: World) {
  const { id } = await db().prisma.domainProof.create({
    data: { publisherId, domain: `${unused('d')}.invalid`, method: 'dns', challenge: 'plimsoll-matrix' },
  });
  return { parameters: { id } };
}

async function aToken(owner: { publisherId: string } | { userId: string }) {
  const { id } = await db().prisma.accessToken.create({
    data: { name: 'matrix', digest: digestOfAccessToken(newAccessToken()), scopes: [], createdBy: 'matrix', ...owner },
  });
  return id;
}

/** Of whoever tries in a browser: only one's own is there to be ended. */
const tokenOfTrier = async (_world: World, cast: Cast, trier: Trier) => {
  const person = Object.entries(cast).find(([name]) => name === trier)?.[1] ?? cast.owner;
  return { parameters: { id: await aToken({ userId: 'userId' in person ? person.userId : cast.owner.userId }) } };
};

const newToken = () => ({ body: { name: 'matrix', scopes: ['repo:read'] } });

const anotherMember = async ({ publisherId }: World) => {
  const { userId, username } = await aPerson();
  await db().prisma.publisherMember.create({ data: { publisherId, userId, role: 'member' } });
  return { parameters: { username } };
};

export const PUBLISHER_CASES: Readonly<Record<string, Case>> = {
  acceptInvitation: self(anOpenInvitation),
  addDomain: onPublisher('publisher.prove_domain', () => ({
    body: { domain: `${unused('n')}.example.org`, method: 'dns' },
  })),
  changeMemberRole: onPublisher('publisher.manage_members', async (world) => ({
    ...(await anotherMember(world)),
    body: { role: 'editor' },
  })),
  checkDomain: onPublisher('publisher.prove_domain', aDomain),
  createOrganisation: self(() => ({ body: { namespace: unused('o'), displayName: 'Matrix' } })),
  createOrganisationToken: onPublisher('publisher.manage_tokens', newToken),
  createOwnToken: self(newToken),
  declineInvitation: self(anOpenInvitation),
  deleteOrganisation: onPublisher('publisher.delete', ({ namespace }) => ({ body: { confirmation: namespace } })),
  exportAudit: { requires: { on: 'site' } },
  exportPublisherAudit: onPublisher('publisher.view_audit'),
  getPublisher: onPublisher('publisher.view'),
  inviteMember: onPublisher('publisher.manage_members', (_world, { target }) => ({
    body: { username: target.username, role: 'member' },
  })),
  listAudit: { requires: { on: 'site' } },
  listDomains: onPublisher('publisher.prove_domain'),
  listInvitations: onPublisher('publisher.manage_members'),
  listMembers: onPublisher('publisher.view_members'),
  listOrganisations: { requires: { on: 'own', scope: 'org:read' } },
  listOrganisationTokens: onPublisher('publisher.manage_tokens'),
  listOwnAudit: self(),
  listOwnTokens: self(),
  listPublisherAudit: onPublisher('publisher.view_audit'),
  listReceivedInvitations: self(),
  removeDomain: onPublisher('publisher.prove_domain', aDomain),
  removeMember: onPublisher('publisher.manage_members', anotherMember),
  removePublisherLogo: onPublisher('publisher.edit_profile'),
  revokeInvitation: onPublisher('publisher.manage_members', async (world, { target }) => ({
    parameters: { id: (await anInvitation(world, { userId: target.userId })).id },
  })),
  revokeOrganisationToken: onPublisher('publisher.manage_tokens', async ({ publisherId }) => ({
    parameters: { id: await aToken({ publisherId }) },
  })),
  revokeOwnToken: self(tokenOfTrier),
  setPublisherLogo: onPublisher('publisher.edit_profile', logo),
  updatePublisher: onPublisher('publisher.edit_profile', () => ({ body: { about: unused('About ') } })),
};
