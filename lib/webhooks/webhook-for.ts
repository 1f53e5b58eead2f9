import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Repository, Webhook, WebhookDelivery } from '@/lib/platform/generated/prisma/client';
import { repositoryFor } from '@/lib/repositories/repository-for';

const isId = (text: string): boolean => z.uuid().safeParse(text).success;

/** A webhook for whoever may manage those of its repository. @throws AppError as `repositoryFor`, and `not_found` */
export async function webhookFor(
  queries: Queries,
  actor: Actor,
  name: RepositoryName,
  id: string,
): Promise<{ repository: Repository; webhook: Webhook }> {
  const { repository } = await repositoryFor(queries, actor, 'repository.manage_webhooks', name);
  const where = { id, repositoryId: repository.id };
  const webhook = isId(id) ? await queries.webhook.findFirst({ where }) : null;
  if (!webhook) throw new AppError('not_found', 'The repository has no such webhook.', { webhook: id });
  return { repository, webhook };
}

/** One message of a webhook. @throws AppError as {@link webhookFor} */
export async function deliveryFor(
  queries: Queries,
  actor: Actor,
  name: RepositoryName,
  { webhookId, id }: { webhookId: string; id: string },
): Promise<{ webhook: Webhook; delivery: WebhookDelivery }> {
  const { webhook } = await webhookFor(queries, actor, name, webhookId);
  const delivery = isId(id) ? await queries.webhookDelivery.findFirst({ where: { id, webhookId } }) : null;
  if (!delivery)
    throw new AppError('not_found', 'There is no such message; only the last 100 are kept, for 30 days.', {
      delivery: id,
    });
  return { webhook, delivery };
}
