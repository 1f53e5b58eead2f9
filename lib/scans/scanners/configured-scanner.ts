import { harborAdapter } from '@/lib/scans/scanners/harbor-adapter';
import type { Scanner } from '@/lib/scans/scanners/scanner';
import { openAdapterLogin, type ScannerSettings } from '@/lib/scans/scanners/scanner-settings';
import { trivyCommand } from '@/lib/scans/scanners/trivy-command';

/** The scanner of this site, or null. @throws Error when the adapter’s login cannot be opened */
export function configuredScanner(settings: ScannerSettings): Scanner | null {
  const { use, adapterUrl, adapterCertificates, registryUrl } = settings;
  if (use === 'trivy') return trivyCommand(settings.trivyServer, registryUrl);
  if (use === 'none' || adapterUrl === null) return null;
  const login = openAdapterLogin(adapterUrl, settings.adapterLogin);
  return harborAdapter({ url: adapterUrl, login, certificates: adapterCertificates }, registryUrl);
}
