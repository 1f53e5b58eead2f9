import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getViewer, type Viewer } from '@/lib/auth/viewer';
import { getRepositoryPage, type RepositoryPage } from '@/lib/catalogue/get-repository-page';
import { type Messages, messagesFor } from '@/lib/language/messages';
import { parseRepositoryName, type RepositoryName } from '@/lib/names/repository-name';
import { AppError } from '@/lib/platform/errors';

export type RepositoryParams = { namespace: string; name: string };
export type LoadedRepository = RepositoryPage & { name: RepositoryName; viewer: Viewer; messages: Messages };

/** `not_found` becomes Next's 404 page; every other failure goes on. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** What the repository's pages show, read once a request however many of them ask. Answers 404 where there is nothing to see. */
export const loadRepository = cache(async (namespace: string, name: string): Promise<LoadedRepository> => {
  const parsed = parseRepositoryName(namespace, name);
  if (!parsed.ok) notFound();
  const viewer = await getViewer();
  const page = await orNotFound(getRepositoryPage(viewer.actor, parsed.value));
  return { ...page, name: parsed.value, viewer, messages: messagesFor(viewer.language) };
});
