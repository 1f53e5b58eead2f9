import { z } from 'zod';
import { authSecret } from '@/lib/platform/auth-secret';
import { db, type Queries } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';
import { openSecret, sealSecret } from '@/lib/platform/secret-box';
import { type AdapterLogin, adapterLogin, SCANNER_KINDS, type ScannerSettingsView } from '@/lib/scans/scanners/schema';

const KEY = 'scanners.settings';
const PURPOSE = 'scanner login';

const stored = z.object({
  use: z.enum(SCANNER_KINDS).default('none'),
  trivyServer: z.string().nullable().default(null),
  adapterUrl: z.string().nullable().default(null),
  /** An AdapterLogin, sealed by lib/platform/secret-box.ts for its address; null: none */
  adapterLogin: z.string().nullable().default(null),
  adapterLoginKind: z.enum(['none', 'bearer', 'basic']).default('none'),
  adapterCertificates: z.string().nullable().default(null),
  registryUrl: z.string().nullable().default(null),
  scanNew: z.boolean().default(true),
  /** Images that came before are old, not new */
  scanNewSince: z.iso.datetime().nullable().default(null),
  rescanDays: z.number().int().nullable().default(7),
});
export type ScannerSettings = z.infer<typeof stored>;

/** What administrators decided of scanners; what was never set has its default. */
export async function scannerSettings(queries: Queries = db().prisma): Promise<ScannerSettings> {
  const row = await queries.setting.findUnique({ where: { key: KEY }, select: { value: true } });
  return stored.parse(row?.value ?? {});
}

/** For the verb that checks who may, and the tests. */
export async function storeScannerSettings(queries: Queries, value: ScannerSettings): Promise<void> {
  await queries.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
}

/** Bound to the adapter’s address: with another one it opens no more. */
export const sealAdapterLogin = (url: string, login: AdapterLogin): string | null =>
  login.kind === 'none' ? null : sealSecret(authSecret(), PURPOSE, url, JSON.stringify(login));

/** @throws Error when it was sealed for another address, or with another secret */
export function openAdapterLogin(url: string, sealed: string | null): AdapterLogin {
  if (sealed === null) return { kind: 'none' };
  return adapterLogin.parse(JSON.parse(openSecret(authSecret(), PURPOSE, url, sealed)));
}

/** What may leave the server: all but the login. */
export const toScannerSettingsView = (settings: ScannerSettings): ScannerSettingsView => ({
  use: settings.use,
  trivyServer: settings.trivyServer,
  adapterUrl: settings.adapterUrl,
  adapterLogin: settings.adapterLoginKind,
  adapterCertificates: settings.adapterCertificates,
  registryUrl: settings.registryUrl,
  scanNew: settings.scanNew,
  rescanDays: settings.rescanDays,
  trivyCommand: environment().scanners.trivy,
});
