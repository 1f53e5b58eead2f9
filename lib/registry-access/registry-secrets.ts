import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { authSecret } from '@/lib/platform/auth-secret';
import { clock } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/env';
import { deriveKey } from '@/lib/platform/secret-box';
import { keptSigningKeys } from '@/lib/registry/kept-signing-keys';
import { readRegistryToken } from '@/lib/registry/read-registry-token';
import { type AccessGrant, signRegistryToken } from '@/lib/registry/registry-token';
import { certificateBundle, jsonWebKeySet, type SigningKeys } from '@/lib/registry/signing-key';

/** `service` of the registry that belongs to the site. */
export const OWN_SERVICE = 'plimsoll-registry';
export const TOKEN_ISSUER = 'plimsoll';

/** The bundled registry's folder, whose keys and secret the registry process reads too (bin/runtime/registry-configuration.ts). */
const registryFolder = (): string => path.join(environment().dataDirectory, 'registry');

function currentKeys(): SigningKeys {
  mkdirSync(registryFolder(), { recursive: true, mode: 0o700 });
  return keptSigningKeys(path.join(registryFolder(), 'signing-keys.json'), clock.now());
}

/** The certificates of the keys that sign tokens, PEM: what a registry of version 2 is told to trust. */
export const tokenCertificates = (): string => certificateBundle(currentKeys());

/** The same for a registry of version 3: its public keys (RFC 7517). */
export const tokenKeySet = () => jsonWebKeySet(currentKeys());

/** What a registry that is not bundled sends with its notifications: every service has its own, made from the site's secret. */
export const notificationSecret = (service: string): string =>
  deriveKey(authSecret(), `notifications of ${service}`).toString('base64url');

/** A file of the bundled registry's, if there is one. */
function keptFile(name: string): string | undefined {
  try {
    return readFileSync(path.join(registryFolder(), name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The bundled registry's, if there is one. */
export const keptNotificationSecret = (): string | undefined => keptFile('notification-secret')?.trim() || undefined;

const configuration = z.object({ http: z.object({ addr: z.string() }) });

/** Whether the site started the registry at this address itself, with the configuration it wrote last (which is JSON). */
export function isBundledRegistry(address: string): boolean {
  const text = keptFile('config.yml');
  const parsed = text === undefined ? undefined : configuration.safeParse(JSON.parse(text));
  return parsed?.success === true && address === `http://${parsed.data.http.addr}`;
}

/** What a token that we made for a service allows. */
export const readToken = (service: string, token: string, now: Date): readonly AccessGrant[] =>
  readRegistryToken(currentKeys(), token, { issuer: TOKEN_ISSUER, service, now });

/** A token for five minutes. @param subject empty for anonymous @param lifetime seconds, where five minutes are too few */
export const makeRegistryToken = (
  service: string,
  subject: string,
  access: readonly AccessGrant[],
  lifetime?: number,
): string =>
  signRegistryToken(currentKeys(), { issuer: TOKEN_ISSUER, service, subject, access, now: clock.now(), lifetime });
