/**
 * `npm test`: lint, types, unit, database and browser tests, each on what a newcomer has: a fresh clone. Ends with
 * one line per kind and the line `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { schemaDrift } from '@/bin/prisma/migrate';
import { buildIsCurrent, buildSite, generateClient, nextProgram } from '@/bin/runtime/build';
import { childEnvironment, startChild } from '@/bin/runtime/children';
import { findChromium } from '@/bin/runtime/chromium';
import { freePort } from '@/bin/runtime/free-port';
import { say, step } from '@/bin/runtime/progress';
import { projectRoot } from '@/bin/runtime/project';
import { supervise } from '@/bin/runtime/supervisor';
import { startTestServer, type TestServer } from '@/bin/runtime/test-database';

type Result = { kind: string; passed: number; failed: number; skipped: number };
/** Words that are no kind choose test files: `npm test -- db lib/access` */
const KINDS = ['lint', 'types', 'unit', 'db', 'e2e'] as const;
const chosen = KINDS.filter((kind) => process.argv.slice(2).includes(kind));
const filters = process.argv.slice(2).filter((word) => !(KINDS as readonly string[]).includes(word));
const { defer, end, fail } = supervise(say);
const results: Result[] = [];
const program = (name: string) => path.join(projectRoot, 'node_modules', name);
const resultsFolder = path.join(projectRoot, 'test-results');

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: 'inherit',
    env: childEnvironment({ NO_COLOR: '1', FORCE_COLOR: undefined, ...env }),
  });
  defer(() => void child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** A check that passes or fails as a whole. */
async function check(kind: string, title: string, work: () => Promise<number>): Promise<void> {
  say(`\n== ${title}`);
  const status = await work();
  results.push({ kind, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 });
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

async function vitest(kind: 'unit' | 'db', env: Record<string, string>): Promise<void> {
  say(`\n== ${kind === 'unit' ? 'Unit tests' : 'Database tests'}`);
  const file = path.join(resultsFolder, `${kind}.json`);
  const args = [
    'run',
    '--project',
    kind,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filters,
  ];
  const status = await run([program('vitest/vitest.mjs'), ...args], env);
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;
  // A file that cannot even be loaded has no failed test, but is a failure.
  const broken =
    report?.testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length ??
    1;
  const failed = (report?.numFailedTests ?? 0) + broken;
  results.push({
    kind,
    passed: report?.numPassedTests ?? 0,
    failed: status === 0 ? failed : Math.max(failed, 1),
    skipped: report?.numPendingTests ?? 0,
  });
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

async function browserTests(server: TestServer): Promise<void> {
  say('\n== Browser tests');
  const chromium = await step('Looking for Chromium', () => findChromium(process.env.PLIMSOLL_CHROMIUM));
  say(`Chromium: ${chromium.executable} (from ${chromium.from})`);
  if (!buildIsCurrent()) await step('Building the site', buildSite);
  const url = await server.create('plimsoll_e2e');
  await step('Preparing the catalogue of the browser tests', () => fillCatalogue(url));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = childEnvironment({
    NODE_ENV: 'production',
    DATABASE_URL: url,
    NEXTAUTH_SECRET: 'only for the browser tests',
    NEXTAUTH_URL: base,
    PLIMSOLL_URL: base,
    PORT: String(port),
    HOST: '127.0.0.1',
    // Each test comes from an address of its own.
    TRUSTED_PROXIES: '1',
  });
  const web = startChild(['--import', 'tsx', path.join(projectRoot, 'bin/web.ts')], {
    env,
    dataDirectory: resultsFolder,
  });
  defer(web.stop);
  for (
    let i = 0;
    !(await fetch(`${base}/readyz`).then(
      (r) => r.ok,
      () => false,
    ));
    i += 1
  ) {
    if (i > 600) throw new Error('the site of the browser tests does not answer');
    await wait(100);
  }
  const file = path.join(resultsFolder, 'e2e.json');
  const status = await run([program('@playwright/test/cli.js'), 'test', ...filters], {
    ...chromium.env,
    CHROMIUM: chromium.executable,
    BASE_URL: base,
    E2E_DATABASE_URL: url,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  });
  await web.stop();
  const stats = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport).stats : undefined;
  const failed = stats ? stats.unexpected : 1;
  if (stats?.flaky) say(`${stats.flaky} browser tests passed at their second try only.`);
  results.push({
    kind: 'e2e',
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: status === 0 ? failed : Math.max(failed, 1),
    skipped: stats?.skipped ?? 0,
  });
}

async function fillCatalogue(url: string): Promise<void> {
  const { closeDatabase, openDatabase, setDatabase } = await import('@/lib/platform/db');
  const { addSampleToEmptyCatalogue } = await import('@/prisma/seed');
  const { createFirstAdministrator } = await import('@/lib/accounts/create-first-administrator');
  const database = openDatabase(url, 4);
  setDatabase(database);
  try {
    await createFirstAdministrator(database, () => 'password-of-the-tests');
    await addSampleToEmptyCatalogue();
  } finally {
    await closeDatabase();
  }
}

async function test(kinds: readonly string[]): Promise<void> {
  mkdirSync(resultsFolder, { recursive: true });
  await step('Generating the database client', generateClient);
  if (kinds.includes('lint'))
    await check('lint', 'Lint and format', () =>
      run([program('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']),
    );
  if (kinds.includes('types'))
    await check(
      'types',
      'Types',
      async () =>
        (await run([nextProgram(), 'typegen'])) ||
        run([program('typescript/bin/tsc'), '--noEmit', '--incremental', 'false']),
    );
  if (kinds.includes('unit')) await vitest('unit', {});
  if (kinds.includes('db') || kinds.includes('e2e')) {
    const external = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
    const server = await step('Starting Postgres for the tests', () => startTestServer(external));
    defer(server.stop);
    if (kinds.includes('db')) {
      await check('db', 'Migrations match prisma/schema', async () => {
        const drift = await schemaDrift(server.url);
        if (drift) say(drift);
        return drift ? 1 : 0;
      });
      await vitest('db', { TEST_DATABASE_URL: server.url, DATABASE_URL: '' });
    }
    if (kinds.includes('e2e')) await browserTests(server);
  }
  const total = (key: 'passed' | 'failed' | 'skipped') => results.reduce((sum, result) => sum + result[key], 0);
  say('');
  for (const { kind, passed, failed, skipped } of results)
    say(`  ${kind.padEnd(6)} ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  const skipped = total('skipped');
  say(`${total('passed')} passed, ${total('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
  await end(total('failed') === 0 ? 0 : 1);
}

test(chosen.length > 0 ? chosen : KINDS).catch(fail);
