import { Prisma } from '@/lib/platform/generated/prisma/client';

/** Whether a write failed because somebody else had the same unique value, perhaps only just before. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
