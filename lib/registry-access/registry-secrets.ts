import path from 'node:path';
import { clock } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/env';
import { deriveKey } from '@/lib/platform/secret-box';
import { keptSigningKeys } from '@/lib/registry/kept-signing-keys';
import { type AccessGrant, signRegistryToken } from '@/lib/registry/registry-token';
import type { SigningKeys } from '@/lib/registry/signing-key';

/** Who we are in tokens for ourselves. No account has a name with such letters in it. */
export const OWN_SUBJECT = '@plimsoll';
/** `service` of the registry that belongs to the site. */
export const OWN_SERVICE = 'plimsoll-registry';
export const TOKEN_ISSUER = 'plimsoll';

/** @throws Error when the site runs without its secret */
export function siteSecret(): string {
  const { authSecret } = environment();
  if (!authSecret) throw new Error('NEXTAUTH_SECRET is not set: start the site with “npm start”.');
  return authSecret;
}

/** Where the keys are that sign registry tokens, within the data directory. */
export const signingKeysFile = (dataDirectory: string): string => path.join(dataDirectory, 'registry-keys.json');

const currentKeys = (): SigningKeys => keptSigningKeys(signingKeysFile(environment().dataDirectory), clock.now());

/** What a registry sends with its notifications: every service has its own, made from the site's secret. */
export const notificationSecret = (authSecret: string, service: string): string =>
  deriveKey(authSecret, `notifications of ${service}`).toString('base64url');

/** A token for five minutes. @param subject empty for anonymous */
export const makeRegistryToken = (service: string, subject: string, access: readonly AccessGrant[]): string =>
  signRegistryToken(currentKeys(), { issuer: TOKEN_ISSUER, service, subject, access, now: clock.now() });
