import { createWriteStream, existsSync, mkdtempSync, openAsBlob, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { generatedReport } from '@/bench/generated-report';
import { percentile } from '@/bench/measure';
import { forgetPeak, peakMegabytes } from '@/bench/process-memory';
import type { Site } from '@/bench/site';
import { projectRoot } from '@/bin/runtime/project';

/** What an entry of Trivy's takes in the recorded reports, on average. */
const USUAL_ENTRY = 2600;
/** So that a hundred thousand of them fit into the 100 MB that a report may have. */
const SHORT_ENTRY = 950;
const AT_ONCE = 4;

type Target = { site: Site; token: string; repository: string };

async function send({ site, token, repository }: Target, digest: string, body: BodyInit): Promise<void> {
  const response = await fetch(`${site.base}/api/v1/repositories/${repository}/scans?digest=${digest}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  if (response.status !== 201) throw new Error(`a report was refused: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

/** Large reports, one after the other: how long from the first byte sent to the answer, and what it costs the web server. */
export async function benchLargeReports(
  target: Target,
  reports: readonly { digest: string; findings: number }[],
): Promise<void> {
  const { pid } = target.site;
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-bench-scans-'));
  console.log(
    '\n| ingest of one report | size | seconds | memory of the web process before | at its peak |\n|---|---|---|---|---|',
  );
  for (const [seed, { digest, findings }] of reports.entries()) {
    const file = path.join(folder, 'report.json');
    const entryBytes = findings > 35_000 ? SHORT_ENTRY : USUAL_ENTRY;
    await pipeline(Readable.from(generatedReport({ findings, seed, entryBytes })), createWriteStream(file));
    forgetPeak(pid);
    const before = peakMegabytes(pid);
    const begun = performance.now();
    await send(target, digest, await openAsBlob(file));
    const seconds = (performance.now() - begun) / 1000;
    const peak = peakMegabytes(pid);
    const megabytes = (value: number | null) => (value === null ? 'not measured here' : `${value} MB`);
    console.log(
      `| ${findings} findings | ${Math.round(statSync(file).size / 1e6)} MB | ${seconds.toFixed(1)} | ${megabytes(before)} | ${megabytes(peak)} |`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Findings of the recorded reports, where they are: most are small, because they are test data of scanners. */
function medianOfRecorded(): number | null {
  const file = path.resolve(projectRoot, '../shared/data/scan-reports/expected.json');
  if (!existsSync(file)) return null;
  const recorded = z.array(z.object({ counts: z.object({ vulns: z.number().optional() }) }));
  const counts = recorded.parse(JSON.parse(readFileSync(file, 'utf8'))).flatMap(({ counts: { vulns } }) => vulns || []);
  return percentile(counts, 0.5);
}

/** As many reports as there are digests, four at once. */
export async function benchManyReports(target: Target, digests: readonly string[], findings: number): Promise<void> {
  const bodies = Array.from({ length: 20 }, (_, seed) =>
    [...generatedReport({ findings, seed, entryBytes: USUAL_ENTRY })].join(''),
  );
  const waiting = digests.entries();
  const times: number[] = [];
  forgetPeak(target.site.pid);
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [at, digest] of waiting) {
        const from = performance.now();
        await send(target, digest, bodies[at % bodies.length] ?? '');
        times.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `| ${digests.length} of ${findings} findings | ${(digests.length / seconds).toFixed(1)} | ${percentile(times, 0.5).toFixed(0)} / ${percentile(times, 0.95).toFixed(0)} ms | ${peakMegabytes(target.site.pid) ?? 'not measured'} MB |`,
  );
}

/** The rate of average reports: of the size of the recorded ones, where they are, and of what a Debian image has. */
export async function benchAverageReports(target: Target, digests: readonly string[]): Promise<void> {
  console.log(`\n| reports, ${AT_ONCE} at once | per second | p50 / p95 of one | peak memory |\n|---|---|---|---|`);
  const recorded = medianOfRecorded();
  if (recorded !== null) await benchManyReports(target, digests, recorded);
  await benchManyReports(target, digests, 300);
}
