import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { type LoopbackServer, loopbackServer } from '@/lib/testing/loopback-server';

/** The three fields that the API says a scan request has. */
const scanRequest = z.object({
  registry: z.object({ url: z.url(), authorization: z.string().optional() }),
  artifact: z.object({ repository: z.string(), digest: z.string(), mime_type: z.string() }),
});
export type AdapterJob = { id: string; request: z.infer<typeof scanRequest>; polls: number };

const METADATA = 'application/vnd.scanner.adapter.metadata+json; version=1.1';
const REQUEST = 'application/vnd.scanner.adapter.scan.request+json';
const RESPONSE = 'application/vnd.scanner.adapter.scan.response+json; version=1.0';
const ERROR = 'application/vnd.scanner.adapter.error+json; version=1.0';
export const REPORT = 'application/vnd.security.vulnerability.report; version=1.1';
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/**
 * An adapter that speaks Harbor's pluggable scanner API 1.1 as its OpenAPI file has it (goharbor/pluggable-scanner-spec);
 * what a test wants to be different it says.
 */
export class HarborAdapter {
  readonly jobs = new Map<string, AdapterJob>();
  /** Of each poll: 302 so often before the report */
  notReady = 1;
  refreshAfter: string | null = '3';
  report: (job: AdapterJob) => unknown = () => ({});
  metadata: Record<string, unknown> = {
    scanner: { name: 'Stand-in', vendor: 'Plimsoll', version: '1.2.3' },
    capabilities: [{ consumes_mime_types: MANIFESTS, produces_mime_types: [REPORT] }],
    properties: { 'harbor.scanner-adapter/vulnerability-database-updated-at': '2026-09-30T01:00:00.000Z' },
  };
  /** Asked for in the `Authorization` of every request. */
  authorization: string | null = null;
  /** Answers instead of the adapter when it returns true. */
  instead: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null;
  server: LoopbackServer | null = null;

  async start(tls?: { key: string; cert: string }): Promise<this> {
    this.server = await loopbackServer((request, response) => void this.answer(request, response), tls);
    return this;
  }

  get origin(): string {
    return this.server?.origin ?? '';
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, type: string, value: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(value));
    const refuse = (status: number, message: string) => send(status, ERROR, { error: { message } });
    if (this.instead?.(request, response)) return;
    if (this.authorization !== null && request.headers.authorization !== this.authorization)
      return void refuse(401, 'unauthorized');
    const { pathname } = new URL(request.url ?? '/', 'http://adapter');
    const id = /^\/api\/v1\/scan\/([^/]+)\/report$/.exec(pathname)?.[1];
    if (request.method === 'GET' && pathname === '/api/v1/metadata') return void send(200, METADATA, this.metadata);
    if (request.method === 'POST' && pathname === '/api/v1/scan') return this.accept(request, send, refuse);
    const job = id === undefined ? undefined : this.jobs.get(decodeURIComponent(id));
    if (request.method !== 'GET' || !job) return void refuse(404, 'no such scan');
    job.polls += 1;
    if (job.polls > this.notReady) return void send(200, REPORT, this.report(job));
    // As harbor-scanner-trivy does: it leads to itself.
    response
      .writeHead(302, {
        location: request.url ?? '',
        ...(this.refreshAfter === null ? {} : { 'refresh-after': this.refreshAfter }),
      })
      .end();
  }

  private async accept(
    request: IncomingMessage,
    send: (status: number, type: string, value: unknown) => unknown,
    refuse: (status: number, message: string) => unknown,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    if (!request.headers['content-type']?.startsWith(REQUEST)) return void refuse(400, 'wrong content type');
    const parsed = scanRequest.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    if (!parsed.success) return void refuse(422, 'invalid field');
    const id = `scan/${this.jobs.size + 1}`;
    this.jobs.set(id, { id, request: parsed.data, polls: 0 });
    send(202, RESPONSE, { id });
  }
}
