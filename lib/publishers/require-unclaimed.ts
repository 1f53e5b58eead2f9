import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';

/** The namespace of another publisher that has proved a domain, or null; nobody else proves it until the transaction ends. */
export async function findOtherProver(queries: Queries, domain: string, publisherId: string): Promise<string | null> {
  await queries.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`domain ${domain}`}, 0))) locked`;
  const other = await queries.domainProof.findFirst({
    where: { domain, state: 'verified', publisherId: { not: publisherId } },
    select: { publisher: { select: { namespace: true } } },
  });
  return other?.publisher.namespace ?? null;
}

/** One domain proves one publisher. @throws AppError `conflict` when another one has proved it */
export async function requireUnclaimed(queries: Queries, domain: string, publisherId: string): Promise<void> {
  const namespace = await findOtherProver(queries, domain, publisherId);
  if (namespace)
    throw new AppError('conflict', `“${namespace}” has already proved the domain “${domain}”.`, { domain, namespace });
}
