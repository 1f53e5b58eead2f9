import { existsSync } from 'node:fs';
import path from 'node:path';

/** Real inputs with expected results that lie beside the project, not in it; tests that use them skip without, and say so. */
const SHARED_DATA = path.resolve(process.env.PLIMSOLL_SHARED ?? '../shared', 'data');

export function sharedData(folder: string): { path: string; available: boolean; reason: string } {
  const place = path.join(SHARED_DATA, folder);
  const available = existsSync(place);
  if (!available)
    console.warn(`skipped: there is no ../shared/data/${folder} beside this checkout (see CONTRIBUTING.md)`);
  return { path: place, available, reason: available ? '' : ` (skipped: no ../shared/data/${folder})` };
}
