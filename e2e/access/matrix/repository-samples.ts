import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Cast } from '@/e2e/access/matrix/actors';
import type { Case } from '@/e2e/access/matrix/samples';
import type { World } from '@/e2e/access/matrix/world';
import type { RepositoryAction } from '@/lib/access/permissions';
import { db } from '@/lib/platform/db';

const on = (action: RepositoryAction, sample?: Case['sample']): Case => ({
  requires: { on: 'repository', action },
  ...(sample ? { sample } : {}),
});

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

async function aTarget({ repositoryId }: World, { target }: Cast) {
  await db().prisma.collaborator.create({ data: { repositoryId, userId: target.userId, role: 'read' } });
  return { parameters: { username: target.username } };
}

/** Valid requests of what is done to repositories. */
export const REPOSITORY_CASES: Readonly<Record<string, Case>> = {
  // Whoever owns the receiving publisher owns the giving one here, so that one ladder of roles holds for both.
  acceptTransfer: on('repository.transfer', anOffer),
  cancelTransfer: on('repository.transfer', anOffer),
  createRepository: {
    requires: { on: 'publisher', action: 'publisher.create_repository' },
    sample: ({ namespace }) => ({ body: { namespace, name: 'another' } }),
  },
  deleteRepository: on('repository.delete'),
  listCollaborators: on('repository.manage_collaborators'),
  refuseTransfer: on('repository.transfer', anOffer),
  removeCollaborator: on('repository.manage_collaborators', aTarget),
  removeLogo: on('repository.describe'),
  renameRepository: on('repository.manage', () => ({ body: { name: 'renamed' } })),
  requestTransfer: on('repository.transfer', async (_, cast) => ({
    body: { namespace: (await anotherPublisher(cast)).namespace },
  })),
  restoreRepository: {
    requires: { on: 'deleted', action: 'repository.delete' },
    sample: async ({ repositoryId }) => {
      await db().prisma.repository.update({ where: { id: repositoryId }, data: { deletedAt: new Date() } });
      return {};
    },
  },
  setCollaborator: on('repository.manage_collaborators', async (world, cast) => ({
    ...(await aTarget(world, cast)),
    body: { role: 'write' },
  })),
  setLogo: on('repository.describe', aPicture),
  starRepository: on('repository.star'),
  unstarRepository: on('repository.star'),
  updateRepository: on('repository.describe', () => ({ body: { description: 'Another one' } })),
};
