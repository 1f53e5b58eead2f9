import { randomBytes } from 'node:crypto';
import { type Case, visible } from '@/e2e/access/matrix/sample';
import { db } from '@/lib/platform/db';

/** Valid requests of what is read of images. */
export const IMAGE_CASES: Readonly<Record<string, Case>> = {
  getDigest: {
    ...visible,
    sample: async ({ repositoryId }) => {
      const digest = `sha256:${randomBytes(32).toString('hex')}`;
      await db().prisma.tagHistory.create({ data: { repositoryId, tag: '1.0', digest, from: new Date() } });
      return { parameters: { digest } };
    },
  },
  getTag: {
    ...visible,
    sample: async ({ repositoryId }) => {
      await db().prisma.tag.create({ data: { repositoryId, name: '1.0', position: 0, imageGroup: 'matrix' } });
      return { parameters: { tag: '1.0' } };
    },
  },
};
