import { createHash, randomBytes } from 'node:crypto';
import { clock } from '@/lib/platform/clock';
import type { Invitation, Prisma, Publisher, User } from '@/lib/platform/generated/prisma/client';
import type { InvitationView, ReceivedInvitation } from '@/lib/publishers/member-schema';

export const INVITATION_MS = 7 * 86_400_000;

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** What the link carries, of 256 random bits, and what is stored of it. */
export const newInvitationSecret = (): string => randomBytes(32).toString('base64url');
export const looksLikeInvitationSecret = (text: string): boolean => SECRET.test(text);
export const digestOfInvitationSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Neither answered nor revoked, nor past its date. */
export const openInvitations = (): Prisma.InvitationWhereInput => ({
  acceptedAt: null,
  declinedAt: null,
  revokedAt: null,
  expiresAt: { gt: clock.now() },
});

export const isOpen = ({ acceptedAt, declinedAt, revokedAt, expiresAt }: Invitation): boolean =>
  acceptedAt === null && declinedAt === null && revokedAt === null && expiresAt > clock.now();

export const toInvitationView = (row: Invitation & { user: Pick<User, 'username'> | null }): InvitationView => ({
  id: row.id,
  username: row.user?.username ?? null,
  email: row.email,
  role: row.role,
  invitedBy: row.invitedBy,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

export const toReceivedInvitation = (row: Invitation & { publisher: Publisher }): ReceivedInvitation => ({
  id: row.id,
  namespace: row.publisher.namespace,
  displayName: row.publisher.displayName,
  displayNameZh: row.publisher.displayNameZh,
  role: row.role,
  invitedBy: row.invitedBy,
  expiresAt: row.expiresAt.toISOString(),
});
