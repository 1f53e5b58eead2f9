import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { followMoved } from '@/app/(catalogue)/r/[namespace]/[name]/_load/follow-moved';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { getViewer, type Viewer } from '@/lib/auth/viewer';
import { type Messages, messagesFor } from '@/lib/language/messages';
import { PATH_HEADER } from '@/lib/names/path-header';
import { repositorySettingsPath, signInPath } from '@/lib/names/paths';
import { parseRepositoryName, type RepositoryName } from '@/lib/names/repository-name';
import { AppError } from '@/lib/platform/errors';
import { getRepositorySettings, type RepositorySettings } from '@/lib/repositories/get-repository-settings';

export type LoadedSettings = RepositorySettings & { name: RepositoryName; viewer: Viewer; messages: Messages };

/**
 * What the pages of the settings show, read once a request. Nobody is sent to sign in and back; for whoever may not
 * change the repository, there is no such page.
 */
const load = cache(async (namespace: string, text: string): Promise<LoadedSettings> => {
  const parsed = parseRepositoryName(namespace, text);
  if (!parsed.ok) notFound();
  const name = parsed.value;
  const viewer = await getViewer();
  if (viewer.actor.kind === 'anonymous')
    redirect(signInPath((await headers()).get(PATH_HEADER) ?? repositorySettingsPath(name)));
  try {
    const settings = await getRepositorySettings(viewer.actor, name);
    return { ...settings, name, viewer, messages: messagesFor(viewer.language) };
  } catch (error) {
    if (!(error instanceof AppError) || !['not_found', 'forbidden'].includes(error.code)) throw error;
    if (error.code === 'not_found') await followMoved(viewer.actor, name);
    notFound();
  }
});

export async function loadSettings(params: Promise<RepositoryParams>): Promise<LoadedSettings> {
  const { namespace, name } = await params;
  return load(namespace, name);
}
