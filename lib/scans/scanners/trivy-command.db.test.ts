import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { readToken } from '@/lib/registry-access/registry-secrets';
import { scanFailureOf } from '@/lib/scans/scanners/scan-problem';
import type { ScanTarget } from '@/lib/scans/scanners/scanner';
import { trivyCommand } from '@/lib/scans/scanners/trivy-command';
import { trivyReport } from '@/lib/testing/builders/scan-reports';
import { aScannable, type Scannable } from '@/lib/testing/builders/scannable';
import { useTestDatabase } from '@/lib/testing/database';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const SERVICE = 'registry-of-scans';
const STAND_IN = path.resolve('lib/testing/stand-in-trivy.mjs');
const SECRETS = ['DATABASE_URL', 'NEXTAUTH_SECRET', 'PLIMSOLL_DATA_DIR'];

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // One that ended and was not waited for yet is not alive (proc(5), state Z).
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false; // there is no such process: that is the question
  }
};

describe('a scan by the trivy command', () => {
  useSiteEnvironment();
  useTestDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-stand-in-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let scannable: Scannable;
  const reportFile = path.join(folder, 'report.json');

  beforeAll(async () => {
    scannable = await aScannable('acme/demo', SERVICE);
    writeFileSync(reportFile, JSON.stringify(trivyReport({ digest: scannable.digest })));
    process.env.TRIVY_STAND_IN = folder;
    process.env.TRIVY_PASSWORD = 'of the operator';
    process.env.TRIVY_SEVERITY = 'HIGH,CRITICAL';
  });
  beforeEach(() => {
    process.env.PLIMSOLL_TRIVY = STAND_IN;
    rmSync(path.join(folder, 'calls.jsonl'), { force: true });
    play({ report: reportFile, databaseUpdatedAt: '2026-09-30T01:00:00Z' });
  });

  const play = (what: object) => writeFileSync(path.join(folder, 'play.json'), JSON.stringify(what));
  const lines = (): string[] => {
    const file = path.join(folder, 'calls.jsonl');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };
  const call = () => JSON.parse(lines()[0] ?? '{}');

  async function target(): Promise<ScanTarget> {
    const { prisma } = db();
    return {
      repository: await prisma.repository.findUniqueOrThrow({ where: { id: scannable.repositoryId } }),
      registry: await prisma.registry.findUniqueOrThrow({ where: { id: scannable.registryId } }),
      image: await prisma.manifest.findUniqueOrThrow({ where: { digest: scannable.digest } }),
      remoteId: null,
    };
  }
  async function scan({ server = null as string | null, signal = new AbortController().signal } = {}) {
    const ignore = async () => undefined;
    return trivyCommand(server, null).scan(
      await target(),
      { signal, onStep: ignore, onRemoteId: ignore },
      async ({ body, databaseUpdatedAt }) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of body) chunks.push(chunk);
        return { report: JSON.parse(Buffer.concat(chunks).toString('utf8')), databaseUpdatedAt };
      },
    );
  }
  const problem = async (work: Promise<unknown>) => scanFailureOf(await work.catch((error: unknown) => error));

  it('asks the registry for this image, and hands its report and the age of its data on', async () => {
    const { report, databaseUpdatedAt } = await scan();
    expect(report).toEqual(trivyReport({ digest: scannable.digest }));
    expect(databaseUpdatedAt?.toISOString()).toBe('2026-09-30T01:00:00.000Z');
    const { parameters } = call();
    expect(parameters.at(-1)).toBe(`${new URL(scannable.registry.origin).host}/acme/demo@${scannable.digest}`);
    expect(parameters.slice(0, -1)).toEqual([
      ...['image', '--quiet', '--image-src', 'remote', '--scanners', 'vuln', '--format', 'json', '--list-all-pkgs'],
      ...['--exit-code', '0', '--timeout', '1200s', '--output', expect.stringMatching(/report\.json$/)],
    ]);
    expect(existsSync(path.dirname(parameters.at(-2)))).toBe(false);
  });

  it('gets its token in the environment, for this repository and a while, and no secret of the site', async () => {
    await scan();
    const { parameters, surroundings } = call();
    const token = surroundings.TRIVY_REGISTRY_TOKEN;
    expect(JSON.stringify(parameters)).not.toContain(token);
    const now = clock.now();
    expect(readToken(SERVICE, token, now)).toEqual([{ type: 'repository', name: 'acme/demo', actions: ['pull'] }]);
    expect(readToken(SERVICE, token, new Date(now.getTime() + 30 * 60_000))).toEqual([]);
    expect(Object.keys(surroundings).filter((name) => SECRETS.includes(name))).toEqual([]);
    expect(surroundings).toMatchObject({ TRIVY_INSECURE: 'true', TRIVY_SEVERITY: 'HIGH,CRITICAL' });
    expect(surroundings.TRIVY_PASSWORD).toBeUndefined();
  });

  it('leaves the work to a Trivy server where there is one', async () => {
    const { databaseUpdatedAt } = await scan({ server: 'http://127.0.0.1:9' });
    expect(call().parameters).toEqual(expect.arrayContaining(['--server', 'http://127.0.0.1:9']));
    // The server does not say how old its data is.
    expect(databaseUpdatedAt).toBeNull();
  });

  it('that fails says what Trivy said last, without its token', async () => {
    play({
      code: 1,
      errors: 'INFO something\nFATAL error in image scan: \u001b[31mno space left\u001b[0m on device\n',
    });
    expect(await problem(scan())).toMatchObject({
      reason: 'failed',
      sentence: expect.stringMatching(/^Trivy ended with 1: FATAL error in image scan: .*no space left/),
      isFinal: false,
    });
    play({ code: 0 });
    expect(await problem(scan())).toMatchObject({
      reason: 'garbage',
      sentence: expect.stringMatching(/left no report/),
    });
  });

  it('by a program that is not there is explained', async () => {
    process.env.PLIMSOLL_TRIVY = '/nowhere/trivy';
    expect(await problem(scan())).toMatchObject({
      reason: 'no-command',
      sentence: expect.stringMatching(/“\/nowhere\/trivy” is no program .* PLIMSOLL_TRIVY/),
    });
  });

  it('that is ended leaves no process behind', async () => {
    play({ hang: true });
    const end = new AbortController();
    const work = scan({ signal: end.signal });
    const failed = expect(work).rejects.toThrow('enough');
    await expect.poll(() => lines().length, { timeout: 20_000 }).toBe(2);
    end.abort(new Error('enough'));
    await failed;
    const pids = [call().pid, JSON.parse(lines()[1] ?? '{}').child];
    await expect.poll(() => pids.map(isAlive)).toEqual([false, false]);
  });

  it('whose site is killed ends too', async () => {
    play({ hang: true });
    const script = `
      import { runProgram } from '@/lib/scans/scanners/run-program';
      const surroundings = { PATH: process.env.PATH ?? '', TRIVY_STAND_IN: process.env.TRIVY_STAND_IN ?? '' };
      await runProgram(${JSON.stringify(STAND_IN)}, ['image'], { surroundings, signal: AbortSignal.timeout(60_000), cwd: '/' });`;
    const file = path.join(folder, 'site.mts');
    writeFileSync(file, script);
    const env = { ...process.env, TSX_TSCONFIG_PATH: path.resolve('tsconfig.json') };
    const site = spawn(process.execPath, ['--import', 'tsx', file], { stdio: 'ignore', env });
    try {
      await expect.poll(() => lines().length, { timeout: 30_000 }).toBe(2);
      site.kill('SIGKILL');
      const pids = [call().pid, JSON.parse(lines()[1] ?? '{}').child];
      await expect.poll(() => pids.map(isAlive), { timeout: 10_000 }).toEqual([false, false]);
    } finally {
      site.kill('SIGKILL');
    }
  });
});

const trivy = spawnSync('trivy', ['--version']).status === 0;
if (!trivy) console.warn('skipped: no trivy on the PATH, so the command was only tried with a stand-in');

describe.skipIf(!trivy)(`a real Trivy${trivy ? '' : ' (skipped: none on the PATH)'}`, () => {
  it('says which one it is as we expect', async () => {
    process.env.PLIMSOLL_TRIVY = 'trivy';
    const { trivyVersion } = await import('@/lib/scans/scanners/trivy-version');
    const found = await trivyVersion(AbortSignal.timeout(30_000));
    console.info(`tried with Trivy ${found.version}, data of ${found.databaseUpdatedAt?.toISOString() ?? 'no date'}`);
    expect(found.version).toMatch(/^\d+\.\d+/);
  });
});
