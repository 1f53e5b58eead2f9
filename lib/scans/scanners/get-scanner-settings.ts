import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { scannerSettings, toScannerSettingsView } from '@/lib/scans/scanners/scanner-settings';
import type { ScannerSettingsView } from '@/lib/scans/scanners/schema';

/** What scans images here, and when; for administrators. @throws AppError for everybody else */
export async function getScannerSettings(actor: Actor): Promise<ScannerSettingsView> {
  requireSiteAdministrator(actor);
  return toScannerSettingsView(await scannerSettings());
}
