import { parseNamespace } from '@/lib/names/repository-name';
import { publisherNotFound } from '@/lib/platform/errors';

export type PublisherParameters = { namespace: string };

/** A namespace from a route's path; one that cannot exist is simply not found. @throws AppError `not_found` */
export function publisherParameter({ namespace }: PublisherParameters): string {
  const parsed = parseNamespace(namespace);
  if (!parsed.ok) throw publisherNotFound(namespace);
  return parsed.value;
}
