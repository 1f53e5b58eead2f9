import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptText } from '@/bin/runtime/data-directory';
import { keptSigningKeys, replaceSigningKeys } from '@/lib/registry/kept-signing-keys';
import { certificateBundle, jsonWebKeySet, rotateSigningKeys, type SigningKeys } from '@/lib/registry/signing-key';

const ROTATE_AFTER_DAYS = 90;
const OVERLAP_DAYS = 7;

export type RegistrySettings = {
  /** Where clients get their tokens, as they reach it. */
  realm: string;
  /** `aud` and `iss` of the tokens. */
  service: string;
  issuer: string;
  /** Where the registry tells what happened in it; without, it tells nobody. */
  notificationsUrl?: string | undefined;
};

export type RegistryFiles = {
  folder: string;
  configuration: string;
  log: string;
  /** Newest first; kept in `signing-keys.json` of the folder. */
  keys: SigningKeys;
  /** The bearer that notifications carry. */
  notificationSecret: string;
};

/** Below the data directory: the bundled registry's configuration, keys, log and everything it stores. */
export const registryFolder = (dataDirectory: string): string => path.join(dataDirectory, 'registry');
export const signingKeysFile = (dataDirectory: string): string =>
  path.join(registryFolder(dataDirectory), 'signing-keys.json');

const newSecret = () => randomBytes(32).toString('base64url');

/**
 * Writes all that a registry process (CNCF Distribution 2.8 or 3) needs before it starts, and rotates the keys of its
 * tokens when it is time: it reads them only then. Secrets and keys are made once and kept.
 */
export function writeRegistryConfiguration(
  dataDirectory: string,
  port: number,
  { realm, service, issuer, notificationsUrl }: RegistrySettings,
  now: Date,
): RegistryFiles {
  const folder = registryFolder(dataDirectory);
  mkdirSync(path.join(folder, 'storage'), { recursive: true, mode: 0o700 });
  const file = (name: string) => path.join(folder, name);
  const kept = keptSigningKeys(signingKeysFile(dataDirectory), now);
  const keys = rotateSigningKeys(kept, { now, everyDays: ROTATE_AFTER_DAYS, overlapDays: OVERLAP_DAYS });
  if (keys.length !== kept.length || keys[0].keyId !== kept[0].keyId)
    replaceSigningKeys(signingKeysFile(dataDirectory), keys);
  const write = (name: string, text: string) => writeFileSync(file(name), text, { mode: 0o600 });
  write('token-certificates.pem', certificateBundle(keys));
  write('token-keys.json', JSON.stringify(jsonWebKeySet(keys)));
  const notificationSecret = keptText(folder, 'notification-secret', newSecret);
  const endpoint = notificationsUrl && {
    name: 'plimsoll',
    url: notificationsUrl,
    headers: { Authorization: [`Bearer ${notificationSecret}`] },
    timeout: '2s',
    threshold: 3,
    backoff: '5s',
    // Layers are of no interest. 2.8.2 heeds the ignored actions only beside ignored media types.
    ignore: { mediatypes: ['application/octet-stream'], actions: [] },
  };
  const configuration = {
    version: '0.1',
    log: { level: 'error', formatter: 'text', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: file('storage') }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}`, secret: keptText(folder, 'http-secret', newSecret) },
    auth: {
      token: {
        realm,
        service,
        issuer,
        rootcertbundle: file('token-certificates.pem'), // 2.x
        jwks: file('token-keys.json'), // 3.x
      },
    },
    notifications: { events: { includereferences: true }, endpoints: endpoint ? [endpoint] : [] },
  };
  // JSON is YAML, and needs no escaping of its own.
  write('config.yml', JSON.stringify(configuration, null, 2));
  return { folder, configuration: file('config.yml'), log: file('registry.log'), keys, notificationSecret };
}
