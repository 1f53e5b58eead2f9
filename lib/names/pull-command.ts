import { isOfficialNamespace, type RepositoryName, shortName } from '@/lib/names/repository-name';

export const CLIENTS = ['docker', 'podman', 'nerdctl'] as const;
export type Client = (typeof CLIENTS)[number];

const DOCKER_HUB = 'docker.io';

/**
 * The reference that a client understands. On Docker Hub docker and nerdctl take the short form; podman looks
 * short names up in its own configuration, so it gets the whole one. Any other registry needs its host.
 */
function pullReference(client: Client, registryHost: string, repository: RepositoryName, tag?: string): string {
  const suffix = tag && tag !== 'latest' ? `:${tag}` : '';
  if (registryHost === DOCKER_HUB && client !== 'podman') return `${shortName(repository)}${suffix}`;
  return `${registryHost}/${repository.namespace}/${repository.name}${suffix}`;
}

export const pullCommand = (client: Client, registryHost: string, repository: RepositoryName, tag?: string): string =>
  `${client} pull ${pullReference(client, registryHost, repository, tag)}`;

/** For `FROM` lines: what a Dockerfile names. */
export const fromReference = (registryHost: string, repository: RepositoryName, tag: string): string =>
  registryHost === DOCKER_HUB
    ? `${isOfficialNamespace(repository.namespace) ? repository.name : shortName(repository)}:${tag}`
    : `${registryHost}/${repository.namespace}/${repository.name}:${tag}`;
