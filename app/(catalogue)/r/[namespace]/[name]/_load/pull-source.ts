import type { RepositoryName } from '@/lib/names/repository-name';
import { environment } from '@/lib/platform/env';
import type { RepositoryView } from '@/lib/repositories/schema';

/** Where its images are pulled from: its own registry, under the name they were pushed by, else the one the site names. */
export function pullSource({ registry, namespace, name }: RepositoryView): {
  registryHost: string;
  repository: RepositoryName;
} {
  if (!registry) return { registryHost: environment().registryHost, repository: { namespace, name } };
  const [first = '', ...rest] = registry.path.split('/');
  return { registryHost: registry.host, repository: { namespace: first, name: rest.join('/') } };
}
