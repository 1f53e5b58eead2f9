import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { processMemory } from '@/bin/runtime/process-memory';
import { CASES, findings, GZIPPED, WHOLE } from '@/e2e/access/hostile-reports';
import { aScanSite, type Body, missingForScanSite, type ScanSite } from '@/e2e/scan-site';
import { REPORT_BUILDERS, SCANNED_DIGEST } from '@/lib/testing/builders/scan-reports';
import { jsonMutator } from '@/lib/testing/mutated-json';
import { numbers } from '@/lib/testing/numbers';

const SEED = 20_261_002;
const MUTATED = 400;
const START_MS = 180_000;
/** What one report may add: 2 GB, held as a whole, would go far beyond; all findings that are taken stay below. */
const MOST_GROWTH = 1_000_000_000;

const megabytes = (bytes: number) => Math.round(bytes / 1e6);
test.describe('reports that are made to harm', () => {
  test.describe.configure({ mode: 'default', timeout: 300_000 });
  test.skip(missingForScanSite !== '', missingForScanSite);
  let scans: ScanSite;
  let pid: number;

  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    if (missingForScanSite) return;
    scans = await aScanSite();
    pid = scans.site.pidOf('web server');
  });
  test.afterAll(() => scans?.stop());

  /** Sends one, and says what it cost. */
  async function cost(what: string, body: Body, headers: Record<string, string> = {}): Promise<string> {
    writeFileSync(`/proc/${pid}/clear_refs`, '5'); // proc(5): the peak begins anew
    const { now } = processMemory(pid);
    const before = await scans.rows();
    const began = performance.now();
    const { status, type, text } = await scans.send(body, { headers });
    const { peak } = processMemory(pid);
    console.log(
      `${what}: ${status} in ${Math.round(performance.now() - began)} ms, memory ${megabytes(now)} → at most ${megabytes(peak)} MB`,
    );
    expect(peak - now).toBeLessThan(MOST_GROWTH);
    expect(scans.leftovers()).toEqual([]);
    if (status === 201) return `201 ${text}`;
    expect(type).toBe('application/problem+json');
    expect(await scans.rows()).toEqual(before);
    return `${status} ${JSON.parse(text).detail}`;
  }

  test(`${MUTATED} mutated ones (seed ${SEED}) are stored or refused with a sentence`, async () => {
    const [mutate, next] = [jsonMutator(SEED), numbers(SEED)];
    const texts = Object.values(REPORT_BUILDERS).map((make) => JSON.stringify(make()));
    const answers: Record<string, number> = {};
    for (let run = 0; run < MUTATED; run += 1) {
      const body = mutate(texts[next(texts.length)] ?? '');
      const { status, type, text } = await scans.send(next(3) === 0 ? gzipSync(body) : body);
      answers[status] = (answers[status] ?? 0) + 1;
      if (status === 201) continue;
      expect([400, 413], `run ${run}: ${text}`).toContain(status);
      expect(type).toBe('application/problem+json');
      expect(JSON.parse(text).detail).toMatch(/^[A-Z“].+[.]$/s);
    }
    console.log(`mutated reports over HTTP: seed ${SEED}, ${JSON.stringify(answers)}`);
    const { reports, originals, entries } = await scans.rows();
    expect([reports, originals, entries]).toEqual(Array(3).fill(answers[201]));
    expect(scans.site.pidOf('web server')).toBe(pid);
  });

  for (const [what, body, expected, headers] of CASES)
    test(`${what}: ${expected.source.slice(1, 4)}`, async () => {
      expect(await cost(what, body(), headers)).toMatch(expected);
    });

  test('a client that hangs up in the middle leaves nothing', async () => {
    const before = await scans.rows();
    for (const encoded of [Buffer.from(WHOLE), GZIPPED])
      for (const part of [1, 100, 300]) {
        const broken = (async function* () {
          yield encoded.subarray(0, part);
          await expect.poll(() => scans.leftovers().length).toBeGreaterThan(0);
          throw new Error('hung up');
        })();
        await expect(scans.send(broken, { headers: { 'content-length': encoded.length } })).rejects.toThrow('hung up');
        await expect.poll(() => scans.leftovers()).toEqual([]);
      }
    expect(await scans.rows()).toEqual(before);
  });

  test('many at once are taken one after the other', async () => {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    const { now } = processMemory(pid);
    const answers = await Promise.all(Array.from({ length: 6 }, () => scans.send(findings(300_000))));
    const { peak } = processMemory(pid);
    console.log(`6 times 300,000 findings at once: memory ${megabytes(now)} → at most ${megabytes(peak)} MB`);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(413));
    expect(peak - now).toBeLessThan(MOST_GROWTH);
    expect(scans.leftovers()).toEqual([]);
  });

  test('after all of them the site is the same process, and takes an ordinary one', async () => {
    expect(scans.site.pidOf('web server')).toBe(pid);
    const { status } = await scans.send(Buffer.from(WHOLE), { query: `digest=${SCANNED_DIGEST}` });
    expect(status).toBe(201);
  });
});
