import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { type RegistryPass, registryPass } from '@/lib/scans/scanners/registry-pass';
import { type ProgramResult, runProgram } from '@/lib/scans/scanners/run-program';
import { foreignText, scanProblem } from '@/lib/scans/scanners/scan-problem';
import { SCAN_SECONDS, type Scanner } from '@/lib/scans/scanners/scanner';
import { trivyServerVersion } from '@/lib/scans/scanners/trivy-server';
import { QUIET, trivyVersion } from '@/lib/scans/scanners/trivy-version';

/** What an operator’s own settings must not decide: as whom we pull, and that our report is ours. */
const OURS = [
  'TRIVY_USERNAME',
  'TRIVY_PASSWORD',
  'TRIVY_REGISTRY_TOKEN',
  'TRIVY_OUTPUT',
  'TRIVY_FORMAT',
  'TRIVY_EXIT_CODE',
];

/** Trivy’s own environment (https://trivy.dev/latest/docs/configuration/): secrets stand here, never in its command line. */
function surroundingsFor({ authorization, certificates, url }: RegistryPass, certificateFile: string) {
  const ours = Object.entries(environment().scanners.surroundings).filter(([name]) => !OURS.includes(name));
  const [kind, secret = ''] = (authorization ?? '').split(' ');
  const login = kind === 'Basic' ? Buffer.from(secret, 'base64').toString('utf8') : '';
  const colon = login.indexOf(':');
  return {
    ...Object.fromEntries(ours),
    ...QUIET,
    ...(kind === 'Bearer' ? { TRIVY_REGISTRY_TOKEN: secret } : {}),
    ...(colon > 0 ? { TRIVY_USERNAME: login.slice(0, colon), TRIVY_PASSWORD: login.slice(colon + 1) } : {}),
    ...(url.startsWith('http:') ? { TRIVY_INSECURE: 'true', TRIVY_NON_SSL: 'true' } : {}),
    ...(certificates === null ? {} : { SSL_CERT_FILE: certificateFile }),
  };
}

/** What Trivy prints before it gives up, in its last line. */
function failureOf({ code, errors, output }: ProgramResult, pass: RegistryPass) {
  const lines = (errors.trim() || output.trim()).split('\n');
  const said = foreignText(lines.at(-1) ?? '', (pass.authorization ?? '').split(' ').slice(1));
  const isForeign = /unsupported|no such os|unable to find the specified image/i.test(said);
  return scanProblem(
    isForeign ? 'incapable' : 'failed',
    `Trivy ended with ${code ?? 'a signal'}: ${said || 'it said nothing.'}`,
  );
}

/** A report does not say how old the data was; who made it does, or nobody. */
async function databaseDate(server: string | null, signal: AbortSignal): Promise<Date | null> {
  try {
    const { databaseUpdatedAt } = await (server === null ? trivyVersion(signal) : trivyServerVersion(server, signal));
    return databaseUpdatedAt;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Trivy as a program on this server, with its own database or as the client of a Trivy server.
 * @param server address of that server, or null
 * @param registryUrl see `registryPass`
 */
export const trivyCommand = (server: string | null, registryUrl: string | null): Scanner => ({
  // Two with one cache wait for each other’s lock, and give up.
  atOnce: server === null ? 1 : 2,
  async scan(target, { signal, onStep }, take) {
    await onStep('preparing');
    const pass = await registryPass(target, registryUrl);
    const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-scan-'));
    try {
      const report = path.join(folder, 'report.json');
      const certificateFile = path.join(folder, 'registry.pem');
      if (pass.certificates !== null) await writeFile(certificateFile, pass.certificates);
      const parameters = [
        ...['image', '--quiet', '--image-src', 'remote', '--scanners', 'vuln', '--format', 'json', '--list-all-pkgs'],
        ...['--exit-code', '0', '--timeout', `${SCAN_SECONDS}s`, '--output', report],
        ...(server === null ? [] : ['--server', server]),
        `${new URL(pass.url).host}/${pass.path}@${target.image.digest}`,
      ];
      await onStep('scanning');
      const surroundings = surroundingsFor(pass, certificateFile);
      const result = await runProgram(environment().scanners.trivy, parameters, { surroundings, signal, cwd: folder });
      if (result.code !== 0) throw failureOf(result, pass);
      const databaseUpdatedAt = await databaseDate(server, signal);
      if (!existsSync(report)) throw scanProblem('garbage', 'Trivy ended as if all was well, and left no report.');
      return await take({ body: createReadStream(report), databaseUpdatedAt });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
