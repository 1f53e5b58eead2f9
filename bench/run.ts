/** `npm run bench`: the figures of the catalogue on this machine, as Markdown tables. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { load, machine } from '@/bench/measure';
import { benchRegistryFront } from '@/bench/registry-front';
import { benchSignIn } from '@/bench/sign-in';
import { startSite } from '@/bench/site';
import { benchTagsTab } from '@/bench/tags-tab';
import { buildSite, generateClient } from '@/bin/runtime/build';
import { childEnvironment } from '@/bin/runtime/children';
import { freePort } from '@/bin/runtime/free-port';
import { postgresMemory } from '@/bin/runtime/postgres-memory';
import { projectRoot } from '@/bin/runtime/project';
import { startTestServer } from '@/bin/runtime/test-database';

const chosen = process.argv.slice(2);
const wanted = (name: string) => chosen.length === 0 || chosen.includes(name);
const real = path.resolve(projectRoot, '../shared/data/official-images');
const sample = path.join(projectRoot, 'prisma/sample');
const library =
  process.env.PLIMSOLL_LIBRARY ??
  (existsSync(real) ? path.join(real, 'official-images') : path.join(sample, 'official-images'));
const docs = process.env.PLIMSOLL_DOCS ?? (existsSync(real) ? path.join(real, 'docs') : path.join(sample, 'docs'));
const scratch = mkdtempSync(path.join(tmpdir(), 'plimsoll-bench-'));

type Imported = { seconds: number; peakMegabytes: number; counts: Record<string, number> };
function importOnce(url: string): Imported {
  const args = ['--import', 'tsx', 'bench/import-once.ts', library, docs];
  const output = execFileSync(process.execPath, args, {
    cwd: projectRoot,
    env: childEnvironment({ DATABASE_URL: url }),
  });
  return JSON.parse(output.toString()) as Imported;
}

function benchImport(url: string): void {
  console.log('\n| import of the whole library | seconds | peak memory of the process | outcome |\n|---|---|---|---|');
  for (const title of ['first', 'second, nothing changed']) {
    const { seconds, peakMegabytes, counts } = importOnce(url);
    const outcome = Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
    console.log(`| ${title} | ${seconds.toFixed(2)} | ${peakMegabytes} MB | ${outcome.join(', ')} |`);
  }
}

/** Gzip bytes of every script that a page names, as its first load fetches them. */
async function scriptBytes(base: string, page: string): Promise<number> {
  const html = await (await fetch(base + page)).text();
  const sources = new Set(
    [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, src]) => src ?? ''),
  );
  let bytes = 0;
  for (const source of sources)
    bytes += gzipSync(Buffer.from(await (await fetch(new URL(source, base))).arrayBuffer())).length;
  return bytes;
}

async function benchPages(url: string): Promise<void> {
  const { base, stop } = await startSite(url, scratch);
  console.log('\n| page | one client p50 / p95 | 16 clients p50 / p95 | requests/s at 16 |\n|---|---|---|---|');
  for (const page of [
    '/',
    '/_/redis',
    '/_/eclipse-temurin',
    '/search?q=nginx',
    '/search',
    '/api/v1/search?q=nginx',
    '/api/v1/search/suggestions?q=ng',
    '/healthz',
  ]) {
    const one = await load(base + page, { clients: 1, requests: 150 });
    const many = await load(base + page, { clients: 16, requests: 800 });
    const pair = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;
    console.log(`| \`${page}\` | ${pair(one)} | ${pair(many)} | ${many.perSecond.toFixed(0)} |`);
  }
  console.log('\n| JavaScript of the first load, gzip | KB (1000 bytes) |\n|---|---|');
  for (const page of ['/', '/_/redis', '/_/redis/tags', '/search?q=nginx'])
    console.log(`| \`${page}\` | ${((await scriptBytes(base, page)) / 1000).toFixed(1)} |`);
  await stop();
}

async function benchStart(): Promise<void> {
  console.log('\n| start with everything built | seconds to the first answer of `/` |\n|---|---|');
  const dataDirectory = path.join(scratch, 'data');
  for (const title of ['first (makes the database, sample data)', 'second', 'third']) {
    const port = await freePort();
    const begun = Date.now();
    const site = spawn('npm', ['start'], {
      cwd: projectRoot,
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, PORT: String(port), PLIMSOLL_DATA_DIR: dataDirectory, DATABASE_URL: '' },
    });
    while (
      !(await fetch(`http://127.0.0.1:${port}/`).then(
        (response) => response.ok,
        () => false,
      ))
    )
      await wait(25);
    console.log(`| ${title} | ${((Date.now() - begun) / 1000).toFixed(1)} |`);
    const ended = new Promise((resolve) => site.once('exit', resolve));
    if (site.pid) process.kill(-site.pid, 'SIGTERM');
    await ended;
    while (existsSync(path.join(dataDirectory, 'lock'))) await wait(50);
  }
}

console.log(
  `Measured on ${machine()}; ${library.startsWith(sample) ? 'sample definitions (the real ones were not found)' : 'docker-library’s real files'}.`,
);
await generateClient();
if (['import', 'pages', 'sign-in', 'tags-tab', 'scans'].some(wanted)) {
  const server = await startTestServer(undefined);
  const url = await server.create('plimsoll_bench');
  if (wanted('import')) benchImport(url);
  if (wanted('pages')) {
    importOnce(url);
    await benchPages(url);
  }
  if (wanted('sign-in')) {
    const { base, stop } = await startSite(url, scratch);
    await benchSignIn(base, url);
    await stop();
  }
  if (wanted('tags-tab')) {
    const { base, stop } = await startSite(url, scratch);
    await benchTagsTab(base, url);
    await stop();
  }
  if (wanted('scans')) {
    const { benchScans } = await import('@/bench/scans');
    const site = await startSite(url, scratch);
    await benchScans(site, url);
    await site.stop();
  }
  await server.stop();
}
// By name only: it takes long.
if (chosen.includes('search')) {
  const { benchSearch, checkDisk } = await import('@/bench/search/bench-search');
  const existing = process.env.PLIMSOLL_BENCH_DATABASE;
  if (existing) await benchSearch(existing, 0, scratch);
  else {
    const repositories = Number(process.env.PLIMSOLL_BENCH_REPOSITORIES ?? 1_000_000);
    checkDisk(projectRoot, repositories);
    const server = await startTestServer(undefined, postgresMemory());
    await benchSearch(await server.create('plimsoll_bench'), repositories, scratch);
    await server.stop();
  }
}
if (wanted('start')) await benchStart();
if (wanted('registry-front')) await benchRegistryFront();
if (wanted('registry-sync')) {
  // These import the generated client, which exists only by now.
  const { benchRegistrySync } = await import('@/bench/registry-sync');
  const server = await startTestServer(undefined);
  await benchRegistrySync(await server.create('plimsoll_bench'));
  await server.stop();
}
if (wanted('events') || wanted('push-to-page')) {
  await buildSite();
  const { benchWholeSite } = await import('@/bench/whole-site');
  await benchWholeSite(wanted);
}
rmSync(scratch, { recursive: true, force: true });
process.exit(0);
