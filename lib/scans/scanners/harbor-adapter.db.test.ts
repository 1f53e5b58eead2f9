import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { readToken } from '@/lib/registry-access/registry-secrets';
import type { AdapterPlace } from '@/lib/scans/scanners/adapter-transport';
import { harborAdapter } from '@/lib/scans/scanners/harbor-adapter';
import { scanFailureOf } from '@/lib/scans/scanners/scan-problem';
import type { ScanTarget, ScanWatch } from '@/lib/scans/scanners/scanner';
import type { AdapterLogin, ScanProblemReason } from '@/lib/scans/scanners/schema';
import { harborReport } from '@/lib/testing/builders/scan-reports';
import { aScannable, type Scannable } from '@/lib/testing/builders/scannable';
import { useTestDatabase } from '@/lib/testing/database';
import { HarborAdapter, REPORT } from '@/lib/testing/harbor-adapter';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const SERVICE = 'registry-of-scans';

describe('a scan by an adapter of Harbor’s scanner API', () => {
  useSiteEnvironment();
  useTestDatabase();
  let scannable: Scannable;
  let adapter: HarborAdapter;
  const pauses: number[] = [];
  const ids: (string | null)[] = [];
  const steps: string[] = [];

  beforeAll(async () => {
    scannable = await aScannable('acme/demo', SERVICE);
  });
  beforeEach(async () => {
    adapter = await new HarborAdapter().start();
    adapter.report = () => harborReport({ digest: scannable.digest });
    for (const list of [pauses, ids, steps]) list.length = 0;
    scannable.registry.instead = null;
  });

  async function target(remoteId: string | null = null): Promise<ScanTarget> {
    const { prisma } = db();
    return {
      repository: await prisma.repository.findUniqueOrThrow({ where: { id: scannable.repositoryId } }),
      registry: await prisma.registry.findUniqueOrThrow({ where: { id: scannable.registryId } }),
      image: await prisma.manifest.findUniqueOrThrow({ where: { digest: scannable.digest } }),
      remoteId,
    };
  }
  const watch = (signal = new AbortController().signal): ScanWatch => ({
    signal,
    onStep: async (step) => void steps.push(step),
    onRemoteId: async (id) => void ids.push(id),
  });
  async function read(body: AsyncIterable<Uint8Array>): Promise<unknown> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  }
  async function scan(remoteId: string | null = null, place: Partial<AdapterPlace> = {}, watched = watch()) {
    const whole = { url: adapter.origin, login: { kind: 'none' } as const, certificates: null, ...place };
    const scanner = harborAdapter(whole, null, async (seconds) => void pauses.push(seconds));
    return scanner.scan(await target(remoteId), watched, async ({ body, databaseUpdatedAt }) => ({
      report: await read(body),
      databaseUpdatedAt,
    }));
  }
  async function expectProblem(work: Promise<unknown>, reason: ScanProblemReason, sentence: RegExp) {
    const failure = scanFailureOf(await work.catch((error: unknown) => error));
    expect(failure).toMatchObject({ reason, sentence: expect.stringMatching(sentence) });
    return failure;
  }

  it('is asked for, waited for as long as it says, and taken', async () => {
    adapter.notReady = 3;
    const { report, databaseUpdatedAt } = await scan();
    expect(report).toEqual(harborReport({ digest: scannable.digest }));
    expect(databaseUpdatedAt?.toISOString()).toBe('2026-09-30T01:00:00.000Z');
    expect(pauses).toEqual([3, 3, 3]);
    expect(steps).toEqual(['preparing', 'scanning']);
    expect(ids).toEqual(['scan/1']);
    expect(adapter.server?.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/v1/metadata',
      'POST /api/v1/scan',
      ...Array(4).fill('GET /api/v1/scan/scan%2F1/report'),
    ]);
    expect(adapter.server?.requests.at(-1)?.headers.accept).toBe(REPORT);
  });

  it('may pull this image’s repository for a while, and nothing else', async () => {
    await scan();
    const [job] = adapter.jobs.values();
    expect(job?.request.artifact).toEqual({
      repository: 'acme/demo',
      digest: scannable.digest,
      mime_type: 'application/vnd.oci.image.manifest.v1+json',
    });
    expect(job?.request.registry.url).toBe(scannable.registry.origin);
    const [kind, token = ''] = job?.request.registry.authorization?.split(' ') ?? [];
    expect(kind).toBe('Bearer');
    const now = clock.now();
    expect(readToken(SERVICE, token, now)).toEqual([{ type: 'repository', name: 'acme/demo', actions: ['pull'] }]);
    expect(readToken(SERVICE, token, new Date(now.getTime() + 30 * 60_000))).toEqual([]);
    expect(readToken('another', token, now)).toEqual([]);
  });

  it.each([
    ['5', 5],
    ['999999', 60],
    ['0', 5],
    ['soon', 5],
    [null, 5],
  ])('that says Refresh-After: %s is asked again after %i s', async (refreshAfter, seconds) => {
    adapter.refreshAfter = refreshAfter;
    await scan();
    expect(pauses).toEqual([seconds]);
  });

  it('that was begun before is asked for again, not begun again', async () => {
    await scan();
    await scan('scan/1');
    expect([...adapter.jobs.keys()]).toEqual(['scan/1']);
  });

  it('that the adapter has forgotten is begun again', async () => {
    await scan('scan/77');
    expect(ids).toEqual(['scan/1']);
  });

  it.each<[AdapterLogin, string]>([
    [{ kind: 'bearer', token: 'letmein' }, 'Bearer letmein'],
    [{ kind: 'basic', username: 'robot', password: 'a:b' }, `Basic ${Buffer.from('robot:a:b').toString('base64')}`],
  ])('says who asks: %j', async (login, header) => {
    adapter.authorization = header;
    await scan(null, { login });
    const failure = await expectProblem(scan(), 'refused', /does not accept us \(status 401\).*unauthorized/);
    expect(failure.sentence).not.toContain('letmein');
  });

  const answers = (pathname: RegExp, status: number, type: string, body: string, headers = {}) => {
    adapter.instead = (request, response) => {
      if (!pathname.test(request.url ?? '')) return false;
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
      return true;
    };
  };

  it.each<[string, () => void, ScanProblemReason, RegExp]>([
    [
      'fails',
      () => answers(/report/, 500, 'application/json', '{"error":{"message":"no\\u0000 space left"}}'),
      'failed',
      /status 500 at the question for its report: no space left/,
    ],
    ['fails with a page', () => answers(/report/, 503, 'text/html', '<h1>Bad gateway</h1>'), 'failed', /status 503/],
    ['forgets the scan at once', () => answers(/report/, 404, 'text/plain', ''), 'garbage', /did not know it any more/],
    [
      'sends a page for a report',
      () => answers(/report/, 200, 'text/html', '<html>'),
      'garbage',
      /sent text\/html instead of a report/,
    ],
    ['answers oddly', () => answers(/report/, 418, 'text/plain', ''), 'garbage', /status 418/],
    [
      'cannot scan it',
      () => answers(/scan$/, 501, 'application/json', '{"error":{"message":"no capability"}}'),
      'incapable',
      /status 501.*no capability/,
    ],
    [
      'finds fault',
      () => answers(/scan$/, 422, 'application/json', '{"error":{"message":"invalid field"}}'),
      'incapable',
      /invalid field/,
    ],
    [
      'accepts without an id',
      () => answers(/scan$/, 202, 'application/json', '{"id":""}'),
      'garbage',
      /not what the API says \(at id\)/,
    ],
    [
      'is no adapter',
      () => answers(/metadata/, 200, 'text/html', '<html>'),
      'garbage',
      /is not JSON: is this the address of an adapter/,
    ],
    [
      'describes itself wrongly',
      () => answers(/metadata/, 200, 'application/json', '{"scanner":{}}'),
      'garbage',
      /at scanner\.name/,
    ],
    [
      'redirects its description',
      () => answers(/metadata/, 301, 'text/plain', '', { location: 'http://127.0.0.1:1/' }),
      'garbage',
      /status 301/,
    ],
    [
      'cuts the connection',
      () => {
        adapter.instead = (request) => Boolean(request.socket.destroy());
      },
      'unreachable',
      /cannot be reached \(ECONNRESET\)/,
    ],
  ])('that %s is explained', async (_what, arrange, reason, sentence) => {
    arrange();
    await expectProblem(scan(), reason, sentence);
  });

  it('that fails over there is begun anew the next time, and one that cannot be reached is asked again', async () => {
    answers(/report/, 500, 'application/json', '{}');
    await expectProblem(scan(), 'failed', /500/);
    expect(ids).toEqual(['scan/1', null]);
    adapter.instead = (request) => /report/.test(request.url ?? '') && Boolean(request.socket.destroy());
    await expectProblem(scan(), 'unreachable', /ECONNRESET/);
    expect(ids).toEqual(['scan/1', null, 'scan/2']);
  });

  it('of images that the adapter does not scan is not begun', async () => {
    adapter.metadata = {
      ...adapter.metadata,
      capabilities: [
        {
          type: 'sbom',
          consumes_mime_types: ['application/vnd.oci.image.manifest.v1+json'],
          produces_mime_types: [REPORT],
        },
        { consumes_mime_types: ['application/vnd.cncf.helm.config.v1+json'], produces_mime_types: [REPORT] },
      ],
    };
    const { isFinal } = await expectProblem(scan(), 'incapable', /^Stand-in does not make reports/);
    expect(isFinal).toBe(true);
    expect(adapter.jobs.size).toBe(0);
  });

  it('of an image that the registry has not, or does not give, is not begun', async () => {
    const answered = (status: number) => {
      scannable.registry.instead = (_request, response) => Boolean(response.writeHead(status).end());
    };
    answered(404);
    await expectProblem(scan(), 'no-image', /does not have acme\/demo@sha256/);
    answered(403);
    await expectProblem(scan(), 'registry', /does not allow us/);
    answered(500);
    await expectProblem(scan(), 'registry', /failed with status 500/);
    expect(adapter.jobs.size).toBe(0);
  });

  it('that hangs ends when we say so', async () => {
    const end = new AbortController();
    adapter.instead = (request) => {
      if (!/report/.test(request.url ?? '')) return false;
      end.abort(new Error('that is enough'));
      return true;
    };
    await expect(scan(null, {}, watch(end.signal))).rejects.toThrow('that is enough');
    expect(ids).toEqual(['scan/1']);
  });

  it('says when nobody listens there', async () => {
    await expectProblem(
      scan(null, { url: 'http://127.0.0.1:9' }),
      'unreachable',
      /The scanner “127.0.0.1:9” cannot be reached \(ECONNREFUSED\)/,
    );
  });

  it('does not give a registry’s password away in what it says', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    adapter.instead = (request, response) => {
      if (!/scan$/.test(request.url ?? '')) return false;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { registry } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        response.writeHead(500).end(JSON.stringify({ error: { message: `cannot use ${registry.authorization}` } }));
      });
      return true;
    };
    const { sentence } = await expectProblem(scan(), 'failed', /cannot use/);
    expect(sentence).not.toMatch(/eyJ/);
    expect(error).not.toHaveBeenCalled();
    error.mockRestore();
  });
});
