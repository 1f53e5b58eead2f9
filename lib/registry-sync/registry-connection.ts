import { z } from 'zod';
import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { authSecret } from '@/lib/platform/auth-secret';
import type { Registry } from '@/lib/platform/generated/prisma/client';
import { openSecret, sealSecret } from '@/lib/platform/secret-box';
import type { Politeness } from '@/lib/registry/rate-limit';
import { type RegistryClient, registryClient } from '@/lib/registry/registry-client';
import type { RegistryCredentials } from '@/lib/registry/registry-session';
import { parseScopes } from '@/lib/registry/token-scope';
import { makeRegistryToken } from '@/lib/registry-access/registry-secrets';

const PURPOSE = 'registry credentials';
const login = z.object({ username: z.string(), password: z.string() });
export type RegistryLogin = z.infer<typeof login>;

/** Bound to the registry's id: moved to another row it opens no more. */
export const sealLogin = (registryId: string, credentials: RegistryLogin): string =>
  sealSecret(authSecret(), PURPOSE, registryId, JSON.stringify(credentials));

/** As ourselves where the tokens are ours, else with the credentials that were given, or as nobody. */
export function credentialsOf({
  id,
  service,
  credentials,
}: Pick<Registry, 'id' | 'service' | 'credentials'>): RegistryCredentials {
  if (service !== null)
    return {
      kind: 'authorize',
      authorize: (scope) => {
        const parsed = parseScopes([scope]);
        return makeRegistryToken(service, OWN_SUBJECT, parsed.ok ? parsed.scopes : []);
      },
    };
  if (credentials === null) return { kind: 'anonymous' };
  return {
    kind: 'password',
    ...login.parse(JSON.parse(openSecret(authSecret(), PURPOSE, id, credentials))),
  };
}

export type ConnectionOptions = Politeness & { timeoutMs?: number };

/** A client for a registry at this address; to be closed. Plain http is spoken where the administrator wrote it. */
export function connectAs(
  { address, certificates }: Pick<Registry, 'address' | 'certificates'>,
  credentials: RegistryCredentials,
  options: ConnectionOptions = {},
): RegistryClient {
  return registryClient(address, {
    ...options,
    allowHttp: address.startsWith('http:'),
    credentials,
    ...(certificates === null ? {} : { ca: certificates }),
  });
}

/** The same for one of our registries. */
export const connectRegistry = (registry: Registry, options: ConnectionOptions = {}): RegistryClient =>
  connectAs(registry, credentialsOf(registry), options);
