import type { z } from 'zod';
import { clock } from '@/lib/platform/clock';
import { type InvalidParameter, invalidParameters } from '@/lib/platform/errors';
import { type ScannerSettings, sealAdapterLogin } from '@/lib/scans/scanners/scanner-settings';
import type { AdapterLogin, scannerChange } from '@/lib/scans/scanners/schema';

type Change = z.output<typeof scannerChange>;

/** A kept login goes nowhere but where it was given for. */
function loginAfter(before: ScannerSettings, adapterUrl: string | null, login: AdapterLogin | undefined) {
  if (adapterUrl === null) return { adapterLogin: null, adapterLoginKind: 'none' as const };
  if (login) return { adapterLogin: sealAdapterLogin(adapterUrl, login), adapterLoginKind: login.kind };
  if (before.adapterUrl === adapterUrl || before.adapterLogin === null)
    return { adapterLogin: before.adapterLogin, adapterLoginKind: before.adapterLoginKind };
  throw invalidParameters([
    { name: 'adapterLogin', reason: 'Write the login again: it was given for another address.' },
  ]);
}

/** Settings as they would be after a change. @throws AppError `invalid`, by field, for what does not fit together */
export function changedScannerSettings(before: ScannerSettings, change: Change): ScannerSettings {
  const { adapterLogin: login, ...fields } = change;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const after: ScannerSettings = { ...before, ...given };
  const faults: InvalidParameter[] = [];
  if (after.use === 'adapter' && after.adapterUrl === null)
    faults.push({ name: 'adapterUrl', reason: 'Write where the adapter is.' });
  if (faults.length > 0) throw invalidParameters(faults);
  const scansNew = after.use !== 'none' && after.scanNew;
  const scannedNew = before.use !== 'none' && before.scanNew && before.scanNewSince !== null;
  return {
    ...after,
    ...loginAfter(before, after.adapterUrl, login),
    scanNewSince: scansNew ? (scannedNew ? before.scanNewSince : clock.now().toISOString()) : null,
  };
}
