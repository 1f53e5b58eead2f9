import { askAdapter, textOf } from '@/lib/scans/scanners/adapter-transport';
import { scanProblem } from '@/lib/scans/scanners/scan-problem';
import { parseTrivyVersion, type TrivyVersion } from '@/lib/scans/scanners/trivy-version';

const MAX_ANSWER = 64 << 10;

/** Which Trivy a server is, and how old its data is (`GET /version` of `trivy server`). @throws AppError of `scanProblem` */
export const trivyServerVersion = (server: string, signal: AbortSignal): Promise<TrivyVersion> =>
  askAdapter(
    { url: server, login: { kind: 'none' }, certificates: null },
    { method: 'GET', path: `${server}/version`, accept: 'application/json' },
    signal,
    async (response) => {
      const found = response.statusCode === 200 ? parseTrivyVersion(await textOf(response, MAX_ANSWER)) : null;
      if (found) return found;
      throw scanProblem('garbage', `“${new URL(server).host}” does not answer as a Trivy server does.`);
    },
  );
