import { notFound } from 'next/navigation';
import { cache } from 'react';
import { followMoved } from '@/app/(catalogue)/r/[namespace]/[name]/_load/follow-moved';
import { asReaderPulls } from '@/app/(catalogue)/r/[namespace]/[name]/_load/pull-source';
import type { Actor } from '@/lib/access/actor';
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

/** The same for a repository, which may have another name now: then it leads there. */
async function orMoved<T>(actor: Actor, name: RepositoryName, found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
    await followMoved(actor, name);
    notFound();
  }
}

/** What the repository's pages show, read once a request however many of them ask. Answers 404 where there is nothing to see. */
export const loadRepository = cache(async (namespace: string, name: string): Promise<LoadedRepository> => {
  const parsed = parseRepositoryName(namespace, name);
  if (!parsed.ok) notFound();
  const viewer = await getViewer();
  const page = await orMoved(viewer.actor, parsed.value, getRepositoryPage(viewer.actor, parsed.value));
  const repository = await asReaderPulls(page.repository);
  return { ...page, repository, name: parsed.value, viewer, messages: messagesFor(viewer.language) };
});
