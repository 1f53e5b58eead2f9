import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { mayOnPublisher, type PublisherAction } from '@/lib/access/permissions';
import { getViewer } from '@/lib/auth/viewer';
import { organisationPath } from '@/lib/names/paths';
import { parseNamespace } from '@/lib/names/repository-name';
import { AppError } from '@/lib/platform/errors';
import { getPublisherSettings, type PublisherSettings } from '@/lib/publishers/get-publisher-settings';

/** The namespace of a settings page and the reader's role in it; whoever has none finds nothing. Read once a request. */
export const loadSettings = cache(async (text: string): Promise<PublisherSettings> => {
  const namespace = parseNamespace(text);
  if (!namespace.ok) notFound();
  const { actor } = await getViewer();
  if (actor.kind === 'anonymous') redirect(`/login?next=${encodeURIComponent(organisationPath(namespace.value))}`);
  try {
    return await getPublisherSettings(actor, namespace.value);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

/** The same for a tab that not every member has. */
export async function loadSettingsFor(text: string, action: PublisherAction): Promise<PublisherSettings> {
  const settings = await loadSettings(text);
  return mayOnPublisher(action, settings.role) ? settings : notFound();
}
