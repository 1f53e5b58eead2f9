import { X509Certificate } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { type AuditValue, changesBetween } from '@/lib/audit/actions';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { invalidParameters } from '@/lib/platform/errors';
import { QUEUE_SCANS_JOB, wakeJobAfter } from '@/lib/platform/wake-job';
import { changedScannerSettings } from '@/lib/scans/scanners/change-scanner-settings';
import {
  type ScannerSettings,
  scannerSettings,
  storeScannerSettings,
  toScannerSettingsView,
} from '@/lib/scans/scanners/scanner-settings';
import { type ScannerChange, type ScannerSettingsView, scannerChange } from '@/lib/scans/scanners/schema';

/** @throws AppError `invalid`, by field, for what is malformed */
export function parseScannerChange(input: ScannerChange) {
  const parsed = scannerChange.safeParse(input);
  if (!parsed.success)
    throw invalidParameters(
      parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), reason: `${message}.` })),
    );
  const { adapterCertificates: pem } = parsed.data;
  if (pem && !areCertificates(pem))
    throw invalidParameters([
      { name: 'adapterCertificates', reason: 'Write certificates in PEM: “-----BEGIN CERTIFICATE-----” and so on.' },
    ]);
  return parsed.data;
}

function areCertificates(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false; // that is the question
  }
}

/** As the audit log shows them. */
const shown = (settings: ScannerSettings): Record<string, AuditValue> => ({
  scanner: settings.use,
  trivyServer: settings.trivyServer,
  adapterUrl: settings.adapterUrl,
  adapterLogin: settings.adapterLoginKind,
  adapterCertificates: settings.adapterCertificates?.length ?? null,
  registryUrl: settings.registryUrl,
  scanNew: settings.scanNew,
  rescanDays: settings.rescanDays,
});

/** Changes what scans images here, and when; what is left out stays. Administrators only. @throws AppError `invalid`, by field */
export async function updateScannerSettings(actor: Actor, input: ScannerChange): Promise<ScannerSettingsView> {
  requireSiteAdministrator(actor);
  const change = parseScannerChange(input);
  return inTransaction(async (queries) => {
    await queries.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('scanners.settings'))`;
    const before = await scannerSettings(queries);
    const after = changedScannerSettings(before, change);
    const changes = changesBetween(shown(before), shown(after));
    const isRenewed = change.adapterLogin !== undefined && after.adapterLogin !== before.adapterLogin;
    if (Object.keys(changes).length === 0 && !isRenewed) return toScannerSettingsView(before);
    await storeScannerSettings(queries, after);
    await writeAuditEntry(queries, actor, {
      action: 'site.update_settings',
      target: { kind: 'site', id: null, name: 'site' },
      publisherId: null,
      changes: isRenewed ? { ...changes, adapterLogin: ['…', after.adapterLoginKind] } : changes,
    });
    await wakeJobAfter(queries, QUEUE_SCANS_JOB);
    return toScannerSettingsView(after);
  });
}
