import { headers } from 'next/headers';
import { clientAddress } from '@/lib/auth/client-address';
import { findMirror } from '@/lib/mirrors/find-mirror';
import type { RepositoryName } from '@/lib/names/repository-name';
import { environment } from '@/lib/platform/env';
import type { RepositoryView } from '@/lib/repositories/schema';

type Source = { registryHost: string; repository: RepositoryName };

/** Where its images are pulled from: its own registry, under the name they were pushed by, else the one the site names. */
export function pullSource({ registry, namespace, name }: RepositoryView): Source {
  if (!registry) return { registryHost: environment().registryHost, repository: { namespace, name } };
  const slash = registry.path.indexOf('/');
  return {
    registryHost: registry.host,
    // A path of one part has no namespace.
    repository: { namespace: registry.path.slice(0, Math.max(slash, 0)), name: registry.path.slice(slash + 1) },
  };
}

/**
 * The repository as whoever asks pulls it: in their network a mirror may stand for its registry. What is rendered from
 * it is for this reader only, and must not be kept for others.
 */
export async function asReaderPulls(repository: RepositoryView): Promise<RepositoryView> {
  const { registryHost, repository: source } = pullSource(repository);
  const path = [source.namespace, source.name].filter(Boolean).join('/');
  const mirror = await findMirror({ host: registryHost, path }, clientAddress(await headers()));
  return mirror ? { ...repository, registry: mirror } : repository;
}
