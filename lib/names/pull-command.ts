import { type RepositoryName, shortName } from '@/lib/names/repository-name';

export const CLIENTS = ['docker', 'podman', 'nerdctl'] as const;
export type Client = (typeof CLIENTS)[number];

const DOCKER_HUB = 'docker.io';

/** Docker Hub's own, which has `library` for paths of one part. */
const onHub = (repository: RepositoryName): string => (repository.namespace ? shortName(repository) : repository.name);

/** A registry may keep images at a path of one part, which has no namespace. */
const inFull = (registryHost: string, { namespace, name }: RepositoryName): string =>
  [registryHost, namespace, name].filter(Boolean).join('/');

/**
 * The reference that a client understands. On Docker Hub docker and nerdctl take the short form; podman looks
 * short names up in its own configuration, so it gets the whole one. Any other registry needs its host.
 */
function pullReference(client: Client, registryHost: string, repository: RepositoryName, tag?: string): string {
  const suffix = tag && tag !== 'latest' ? `:${tag}` : '';
  if (registryHost === DOCKER_HUB && client !== 'podman') return `${onHub(repository)}${suffix}`;
  return `${inFull(registryHost, repository)}${suffix}`;
}

export const pullCommand = (client: Client, registryHost: string, repository: RepositoryName, tag?: string): string =>
  `${client} pull ${pullReference(client, registryHost, repository, tag)}`;

/** For `FROM` lines: what a Dockerfile names. */
export const fromReference = (registryHost: string, repository: RepositoryName, tag: string): string =>
  registryHost === DOCKER_HUB ? `${onHub(repository)}:${tag}` : `${inFull(registryHost, repository)}:${tag}`;
