import { notFound, redirect } from 'next/navigation';
import type { UserActor } from '@/lib/access/actor';
import { getViewer, type Viewer } from '@/lib/auth/viewer';

/** The viewer of an administration page; for everybody else it does not exist. */
export async function requireAdministrator(path: string): Promise<Viewer & { actor: UserActor }> {
  const viewer = await getViewer();
  const { actor } = viewer;
  if (actor.kind === 'anonymous') redirect(`/login?next=${encodeURIComponent(path)}`);
  if (actor.kind !== 'user' || actor.role !== 'admin') notFound();
  return { ...viewer, actor };
}
