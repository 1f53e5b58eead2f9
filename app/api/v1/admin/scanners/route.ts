import { changeHandler, getHandler } from '@/lib/api/handler';
import { nothing } from '@/lib/api/operations/operation';
import { getScannerSettings } from '@/lib/scans/scanners/get-scanner-settings';
import { scannerChange } from '@/lib/scans/scanners/schema';
import { updateScannerSettings } from '@/lib/scans/scanners/update-scanner-settings';

export const GET = getHandler(nothing, ({ actor }) => getScannerSettings(actor));

export const PATCH = changeHandler(scannerChange, ({ actor, body }) => updateScannerSettings(actor, body));
