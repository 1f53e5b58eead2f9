import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type AdapterPlace, askAdapter, textOf } from '@/lib/scans/scanners/adapter-transport';
import { foreignText, scanProblem } from '@/lib/scans/scanners/scan-problem';
import type { ScannerReport } from '@/lib/scans/scanners/scanner';

/** https://github.com/goharbor/pluggable-scanner-spec, versions 1.0 to 1.2 */
const METADATA_TYPES = [1.2, 1.1, '1.0'].map(
  (version) => `application/vnd.scanner.adapter.metadata+json; version=${version}`,
);
const SCAN_REQUEST = 'application/vnd.scanner.adapter.scan.request+json; version=1.0';
const SCAN_RESPONSE = 'application/vnd.scanner.adapter.scan.response+json; version=1.0';
/** The better one first: 1.1 has CVSS and more. */
export const REPORT_TYPES = [
  'application/vnd.security.vulnerability.report; version=1.1',
  'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0',
] as const;
const BUILT = 'harbor.scanner-adapter/vulnerability-database-updated-at';

const MAX_ANSWER = 1 << 20;
const MAX_ERROR = 16 << 10;
const MIN_PAUSE = 1;
const MAX_PAUSE = 60;
const USUAL_PAUSE = 5;

const capability = z.object({
  /** Left out before 1.2: vulnerability */
  type: z.string().nullish(),
  consumes_mime_types: z.array(z.string()),
  produces_mime_types: z.array(z.string()),
});
const metadata = z.object({
  scanner: z.object({ name: z.string(), vendor: z.string().nullish(), version: z.string().nullish() }),
  capabilities: z.array(capability).min(1),
  properties: z.record(z.string(), z.string()).nullish(),
});
export type AdapterMetadata = z.infer<typeof metadata>;
const accepted = z.object({ id: z.string().min(1).max(1000) });
const failure = z.object({ error: z.object({ message: z.string() }) });

export type AdapterScanRequest = {
  registry: { url: string; authorization?: string };
  artifact: { repository: string; digest: string; mime_type: string };
};
export type Poll<T> = { state: 'ready'; report: T } | { state: 'waiting'; seconds: number } | { state: 'unknown' };

const plain = (mediaType: string): string => mediaType.toLowerCase().replace(/[\s"]/g, '');

function parse<S extends z.ZodType>(schema: S, text: string, what: string): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw scanProblem('garbage', `The scanner’s ${what} is not JSON: is this the address of an adapter?`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path = [] } = parsed.error.issues[0] ?? {};
  throw scanProblem('garbage', `The scanner’s ${what} is not what the API says (at ${path.join('.') || 'its top'}).`);
}

/** What a status means that is not the one hoped for; what the adapter says of it is passed on. */
async function refusal(response: IncomingMessage, what: string, secrets: readonly string[]) {
  const status = response.statusCode ?? 0;
  const text = await textOf(response, MAX_ERROR);
  const said = failure.safeParse(jsonOrNothing(text)).data?.error.message;
  const because = said ? `: ${foreignText(said, secrets)}` : '.';
  if (status === 401 || status === 403)
    return scanProblem('refused', `The scanner does not accept us (status ${status}): check its login${because}`);
  if (status === 501 || status === 422)
    return scanProblem('incapable', `The scanner does not scan this (status ${status})${because}`);
  if (status >= 500) return scanProblem('failed', `The scanner failed with status ${status} at ${what}${because}`);
  return scanProblem('garbage', `The scanner answered with status ${status} to ${what}${because}`);
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // then it says nothing
  }
}

/** Seconds until it makes sense to ask again. */
function pauseOf({ headers }: IncomingMessage): number {
  const seconds = Number(headers['refresh-after'] ?? headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(MAX_PAUSE, Math.max(MIN_PAUSE, seconds)) : USUAL_PAUSE;
}

/** An adapter of Harbor's pluggable scanner API. @throws AppError of `scanProblem` (each method) */
export function adapterClient(place: AdapterPlace) {
  const base = `${place.url.replace(/\/+$/, '').replace(/\/api\/v1$/, '')}/api/v1`;
  const at = (path: string): string => `${base}${path}`;

  /** Who it is, and what it can do. */
  const getMetadata = (signal: AbortSignal): Promise<AdapterMetadata> =>
    askAdapter(
      place,
      { method: 'GET', path: at('/metadata'), accept: METADATA_TYPES.join(', ') },
      signal,
      async (response) => {
        if (response.statusCode !== 200) throw await refusal(response, 'the question who it is', []);
        return parse(metadata, await textOf(response, MAX_ANSWER), 'description of itself');
      },
    );

  /** Lets it begin. @returns what to ask for the report with */
  const startScan = (request: AdapterScanRequest, signal: AbortSignal): Promise<string> =>
    askAdapter(
      place,
      { method: 'POST', path: at('/scan'), accept: SCAN_RESPONSE, body: { type: SCAN_REQUEST, value: request } },
      signal,
      async (response) => {
        if (response.statusCode !== 202 && response.statusCode !== 201 && response.statusCode !== 200)
          throw await refusal(response, 'the request for a scan', (request.registry.authorization ?? '').split(' '));
        return parse(accepted, await textOf(response, MAX_ANSWER), 'answer to the request for a scan').id;
      },
    );

  /** The report if it is ready, while the connection lasts. */
  const pollReport = <T>(
    id: string,
    type: string,
    signal: AbortSignal,
    take: (body: ScannerReport['body']) => Promise<T>,
  ): Promise<Poll<T>> =>
    askAdapter(
      place,
      { method: 'GET', path: at(`/scan/${encodeURIComponent(id)}/report`), accept: type },
      signal,
      async (response) => {
        const { statusCode: status, headers } = response;
        // Where it leads is the same address again: a client that follows would ask on and on without a pause.
        if (status === 302 || status === 202 || status === 303) return { state: 'waiting', seconds: pauseOf(response) };
        if (status === 404) return { state: 'unknown' };
        if (status !== 200) throw await refusal(response, 'the question for its report', []);
        const sent = plain(headers['content-type'] ?? '').split(';')[0];
        if (![...REPORT_TYPES, 'application/json'].some((known) => plain(known).split(';')[0] === sent))
          throw scanProblem(
            'garbage',
            `The scanner sent ${foreignText(sent || 'something without a type')} instead of a report.`,
          );
        return { state: 'ready', report: await take(response as AsyncIterable<Uint8Array>) };
      },
    );

  return { getMetadata, startScan, pollReport };
}

/** The report to ask for, of an image of this type; null when the adapter does not scan such. */
export function reportTypeFor({ capabilities }: AdapterMetadata, mediaType: string): string | null {
  const fitting = capabilities.filter(
    ({ type, consumes_mime_types }) =>
      (type ?? 'vulnerability') === 'vulnerability' && consumes_mime_types.map(plain).includes(plain(mediaType)),
  );
  const produced = new Set(fitting.flatMap(({ produces_mime_types }) => produces_mime_types.map(plain)));
  return REPORT_TYPES.find((known) => produced.has(plain(known))) ?? null;
}

/** When its vulnerability data was built, where it says so. */
export function databaseDateOf({ properties }: AdapterMetadata): Date | null {
  const at = new Date(properties?.[BUILT] ?? '');
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 2000 ? null : at;
}
