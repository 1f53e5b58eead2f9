import { expect } from 'vitest';
import { db } from '@/lib/platform/db';
import type { ErrorCode } from '@/lib/platform/errors';

/** Everything stored about publishers, as one text. */
async function publishersState(): Promise<string> {
  const { prisma } = db();
  const state = await Promise.all([
    prisma.publisher.findMany({ orderBy: { id: 'asc' } }),
    prisma.publisherMember.findMany({ orderBy: [{ publisherId: 'asc' }, { userId: 'asc' }] }),
    prisma.invitation.findMany({ orderBy: { id: 'asc' } }),
    prisma.domainProof.findMany({ orderBy: { id: 'asc' } }),
    prisma.accessToken.findMany({ orderBy: { id: 'asc' }, include: { repositories: true } }),
    prisma.grant.findMany({ orderBy: { id: 'asc' } }),
    prisma.repository.findMany({ orderBy: { id: 'asc' }, select: { id: true, name: true } }),
    prisma.reservedNamespace.findMany(),
    prisma.auditEntry.count(),
  ]);
  return JSON.stringify(state);
}

/** Expects a refusal of this kind, and that it left every row as it was. */
export async function expectRefused(attempt: () => Promise<unknown>, code: ErrorCode, more: object = {}) {
  const before = await publishersState();
  await expect(attempt()).rejects.toMatchObject({ code, ...more });
  expect(await publishersState()).toBe(before);
}
