import type { Actor } from '@/lib/access/actor';
import { listRepositories } from '@/lib/catalogue/list-repositories';
import type { SearchResult } from '@/lib/catalogue/schema';
import { getPublisher } from '@/lib/publishers/get-publisher';
import type { PublisherView } from '@/lib/publishers/schema';

const PAGE_SIZE = 24;
export type PublisherPage = {
  publisher: PublisherView;
  repositories: SearchResult[];
  total: number;
  page: number;
  pageSize: number;
};

/** A publisher and a page of the repositories that the actor may see. @throws AppError `not_found` */
export async function getPublisherPage(actor: Actor, namespace: string, page: number): Promise<PublisherPage> {
  const { total, repositories } = await listRepositories(actor, { namespace }, page, PAGE_SIZE);
  return { publisher: await getPublisher(namespace, total), repositories, total, page, pageSize: PAGE_SIZE };
}
