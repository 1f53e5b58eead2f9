import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { AppError } from '@/lib/platform/errors';
import { DOCKER_MANIFEST, OCI_MANIFEST } from '@/lib/registry/media-types';
import { adapterClient, databaseDateOf, reportTypeFor } from '@/lib/scans/scanners/adapter-client';
import { changedScannerSettings } from '@/lib/scans/scanners/change-scanner-settings';
import { scanFailureOf, scanProblem } from '@/lib/scans/scanners/scan-problem';
import { openAdapterLogin, type ScannerSettings, scannerSettings } from '@/lib/scans/scanners/scanner-settings';
import type { ScannerTestInput, ScannerTestView } from '@/lib/scans/scanners/schema';
import { trivyServerVersion } from '@/lib/scans/scanners/trivy-server';
import { trivyVersion } from '@/lib/scans/scanners/trivy-version';
import { parseScannerChange } from '@/lib/scans/scanners/update-scanner-settings';

type Found = Pick<ScannerTestView, 'scanner' | 'version' | 'databaseUpdatedAt'>;
const TIMEOUT_MS = 15_000;

async function askTrivy(server: string | null, signal: AbortSignal): Promise<Found> {
  const own = await trivyVersion(signal);
  const { version, databaseUpdatedAt } = server === null ? own : await trivyServerVersion(server, signal);
  return { scanner: 'Trivy', version, databaseUpdatedAt: databaseUpdatedAt?.toISOString() ?? null };
}

async function askTheAdapter(settings: ScannerSettings, signal: AbortSignal): Promise<Found> {
  const { adapterUrl: url, adapterCertificates: certificates } = settings;
  if (url === null) throw new Error('an adapter has an address');
  const login = openAdapterLogin(url, settings.adapterLogin);
  const metadata = await adapterClient({ url, login, certificates }).getMetadata(signal);
  const { name, version } = metadata.scanner;
  if (![OCI_MANIFEST, DOCKER_MANIFEST].some((type) => reportTypeFor(metadata, type)))
    throw scanProblem('incapable', `${name} does not make reports on vulnerabilities of container images.`);
  return {
    scanner: name,
    version: version ?? null,
    databaseUpdatedAt: databaseDateOf(metadata)?.toISOString() ?? null,
  };
}

/**
 * Asks a scanner, as it would be used once these settings were saved, who it is; nothing is stored. That it fails is an
 * answer, not an error. For administrators.
 * @throws AppError `invalid`, or for everybody else
 */
export async function testScanner(actor: Actor, input: ScannerTestInput): Promise<ScannerTestView> {
  requireSiteAdministrator(actor);
  const settings = changedScannerSettings(await scannerSettings(), parseScannerChange(input));
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const nothing = { scanner: null, version: null, databaseUpdatedAt: null };
  if (settings.use === 'none')
    return { ok: false, reason: 'switched-off', problem: 'No scanner is chosen.', ...nothing };
  try {
    const found = settings.use === 'trivy' ? askTrivy(settings.trivyServer, signal) : askTheAdapter(settings, signal);
    return { ok: true, reason: null, problem: null, ...(await found) };
  } catch (error) {
    const late = signal.aborted && !(error instanceof AppError);
    const tooLate = scanProblem('timeout', `The scanner did not answer within ${TIMEOUT_MS / 1000} s.`);
    const { reason, sentence } = scanFailureOf(late ? tooLate : error);
    return { ok: false, reason, problem: sentence, ...nothing };
  }
}
