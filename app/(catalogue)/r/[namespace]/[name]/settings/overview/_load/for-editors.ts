import { notFound, redirect } from 'next/navigation';
import type { Actor } from '@/lib/access/actor';
import { getViewer, type Viewer } from '@/lib/auth/viewer';
import { parseRepositoryName, type RepositoryName } from '@/lib/names/repository-name';
import { AppError } from '@/lib/platform/errors';

/**
 * What a page for editors shows. Nobody is sent to sign in and back to `path`; for whoever may not edit, there is no
 * such page.
 */
export async function forEditors<T>(
  { namespace, name }: { namespace: string; name: string },
  pathOf: (repository: RepositoryName) => string,
  find: (actor: Actor, repository: RepositoryName) => Promise<T>,
): Promise<{ name: RepositoryName; viewer: Viewer; found: T }> {
  const parsed = parseRepositoryName(namespace, name);
  if (!parsed.ok) notFound();
  const viewer = await getViewer();
  if (viewer.actor.kind === 'anonymous') redirect(`/login?next=${encodeURIComponent(pathOf(parsed.value))}`);
  try {
    return { name: parsed.value, viewer, found: await find(viewer.actor, parsed.value) };
  } catch (error) {
    if (error instanceof AppError && ['not_found', 'forbidden'].includes(error.code)) notFound();
    throw error;
  }
}
