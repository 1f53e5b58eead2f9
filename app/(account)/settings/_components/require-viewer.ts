import { redirect } from 'next/navigation';
import { getViewer, type Viewer } from '@/lib/auth/viewer';

type SignedIn = Viewer & { user: NonNullable<Viewer['user']> };

/** Who is signed in; everybody else goes to sign in first, and comes back. */
export async function requireViewer(path: string): Promise<SignedIn> {
  const viewer = await getViewer();
  const { user } = viewer;
  if (!user) redirect(`/login?${new URLSearchParams({ next: path })}`);
  return { ...viewer, user };
}
