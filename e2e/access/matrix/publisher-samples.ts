import { type Case, onPublisher, type Sample } from '@/e2e/access/matrix/sample';
import type { World } from '@/e2e/access/matrix/world';
import { db } from '@/lib/platform/db';

async function aDomain({ publisherId, namespace }: World): Promise<Sample> {
  const domain = `${namespace}.invalid`;
  await db().prisma.domainProof.create({ data: { publisherId, domain, method: 'dns', challenge: 'matrix' } });
  return { parameters: { domain } };
}

/** Valid requests of what is done to publishers. */
export const PUBLISHER_CASES: Readonly<Record<string, Case>> = {
  addDomain: onPublisher('publisher.prove_domain', ({ namespace }) => ({
    body: { domain: `${namespace}.example`, method: 'dns' },
  })),
  checkDomain: onPublisher('publisher.prove_domain', aDomain),
  listDomains: onPublisher('publisher.prove_domain'),
  removeDomain: onPublisher('publisher.prove_domain', aDomain),
};
