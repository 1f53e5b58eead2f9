import type { UserActor } from '@/lib/access/actor';

type UserRow = { id: string; username: string; role: UserActor['role'] };

/** The person a row is about as the one who acts, where no session says so yet: at sign-in, or with a one-time link. */
export const userActor = ({ id, username, role }: UserRow, address?: string): UserActor => ({
  kind: 'user',
  userId: id,
  username,
  role,
  address,
});

/** A user as the target of an audit entry. */
export const userTarget = ({ id, username }: { id: string; username: string }) =>
  ({ kind: 'user', id, name: username }) as const;
