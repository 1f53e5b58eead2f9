import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Cast } from '@/e2e/access/matrix/actors';
import { type Case, onRepository } from '@/e2e/access/matrix/sample';
import type { Person, World } from '@/e2e/access/matrix/world';
import { db } from '@/lib/platform/db';

/** Another publisher of the same people, to which the repository can go. */
async function anotherPublisher({ member, editor, owner }: Cast): Promise<{ id: string; namespace: string }> {
  const namespace = `w${randomBytes(6).toString('hex')}`;
  const people = [
    { userId: member.userId, role: 'member' as const },
    { userId: editor.userId, role: 'editor' as const },
    { userId: owner.userId, role: 'owner' as const },
  ];
  return db().prisma.publisher.create({
    data: { namespace, kind: 'organisation', displayName: namespace, members: { create: people } },
    select: { id: true, namespace: true },
  });
}

async function anOffer({ repositoryId }: World, cast: Cast) {
  const to = await anotherPublisher(cast);
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db().prisma.transfer.create({
    data: { repositoryId, toPublisherId: to.id, requestedBy: cast.owner.username, expiresAt },
  });
  return {};
}

const aPicture = async () => ({
  raw: {
    mediaType: 'image/png',
    bytes: new Uint8Array(
      await sharp({ create: { width: 128, height: 128, channels: 3, background: '#0b5688' } })
        .png()
        .toBuffer(),
    ),
  },
});

async function aTarget({ repositoryId }: World, _cast: Cast, target: Person) {
  await db().prisma.collaborator.create({ data: { repositoryId, userId: target.userId, role: 'read' } });
  return { parameters: { username: target.username } };
}

/** Valid requests of what is done to repositories. */
export const REPOSITORY_CASES: Readonly<Record<string, Case>> = {
  // Whoever owns the receiving publisher owns the giving one here, so that one ladder of roles holds for both.
  acceptTransfer: onRepository('repository.transfer', anOffer),
  cancelTransfer: onRepository('repository.transfer', anOffer),
  createRepository: {
    requires: { on: 'publisher', action: 'publisher.create_repository' },
    sample: ({ namespace }) => ({ body: { namespace, name: 'another' } }),
  },
  deleteRepository: onRepository('repository.delete'),
  listCollaborators: onRepository('repository.manage_collaborators'),
  refuseTransfer: onRepository('repository.transfer', anOffer),
  removeCollaborator: onRepository('repository.manage_collaborators', aTarget),
  removeLogo: onRepository('repository.describe'),
  renameRepository: onRepository('repository.manage', () => ({ body: { name: 'renamed' } })),
  requestTransfer: onRepository('repository.transfer', async (_, cast) => ({
    body: { namespace: (await anotherPublisher(cast)).namespace },
  })),
  restoreRepository: {
    requires: { on: 'deleted', action: 'repository.delete' },
    sample: async ({ repositoryId }) => {
      await db().prisma.repository.update({ where: { id: repositoryId }, data: { deletedAt: new Date() } });
      return {};
    },
  },
  setCollaborator: onRepository('repository.manage_collaborators', async (world, cast, target) => ({
    ...(await aTarget(world, cast, target)),
    body: { role: 'write' },
  })),
  setLogo: onRepository('repository.describe', aPicture),
  starRepository: onRepository('repository.star'),
  unstarRepository: onRepository('repository.star'),
  updateRepository: onRepository('repository.describe', () => ({ body: { description: 'Another one' } })),
};
