import { notFound } from 'next/navigation';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { loadSettings } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_load/load-settings';
import type { WebhookWords } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/use-webhook-change';
import { AppError } from '@/lib/platform/errors';

/** The settings, for those who may manage webhooks, with the words of their pages. */
export async function loadWebhooks(params: Promise<RepositoryParams>) {
  const settings = await loadSettings(params);
  if (!settings.mayManage) notFound();
  const { messages } = settings;
  const { problems, pictures, failed, cancel, typeName } = messages.repositorySettings;
  const words: WebhookWords = {
    ...messages.webhooks,
    problems,
    pictures,
    failed,
    cancel,
    typeName,
    copied: messages.common.copy.copied,
  };
  return { ...settings, words };
}

/** What a verb gives, or the page for what there is not. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
