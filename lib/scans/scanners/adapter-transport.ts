import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { AppError } from '@/lib/platform/errors';
import { connectionFailure, registryProblemOf } from '@/lib/registry/registry-failure';
import { scanProblem } from '@/lib/scans/scanners/scan-problem';
import type { AdapterLogin, ScanProblemReason } from '@/lib/scans/scanners/schema';

const TIMEOUT_MS = 60_000;
const MAX_HEADER_BYTES = 32_768;

export type AdapterPlace = { url: string; login: AdapterLogin; certificates: string | null };
export type AdapterRequest = {
  method: 'GET' | 'POST';
  path: string;
  accept: string;
  body?: { type: string; value: unknown };
};

/** What may be wrong with a connection, in the words of scans. */
const REASONS: Readonly<Record<string, ScanProblemReason>> = {
  timeout: 'timeout',
  certificate: 'certificate',
  garbage: 'garbage',
};

export function authorizationOf(login: AdapterLogin): string | undefined {
  if (login.kind === 'bearer') return `Bearer ${login.token}`;
  if (login.kind === 'basic') return `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
  return undefined;
}

/**
 * One request to an adapter, answered as it comes: redirects are answers, and their body is for who asked to read or
 * to destroy, within a minute for all of it.
 * @throws AppError of `scanProblem`; the signal’s reason when that ended it
 */
export async function askAdapter<T>(
  { url, login, certificates }: AdapterPlace,
  { method, path, accept, body }: AdapterRequest,
  signal: AbortSignal,
  read: (response: IncomingMessage) => Promise<T>,
): Promise<T> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const either = AbortSignal.any([signal, timeout]);
  const target = new URL(path, url);
  const bytes = body && Buffer.from(JSON.stringify(body.value));
  const authorization = authorizationOf(login);
  const headers = {
    accept,
    'accept-encoding': 'identity',
    'user-agent': 'Plimsoll',
    ...(authorization === undefined ? {} : { authorization }),
    ...(bytes ? { 'content-type': body.type, 'content-length': bytes.length } : {}),
  };
  const { request } = target.protocol === 'https:' ? https : http;
  const options = {
    method,
    headers,
    agent: false,
    signal: either,
    maxHeaderSize: MAX_HEADER_BYTES,
    ...(certificates === null ? {} : { ca: certificates }),
  };
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(target, options, resolve).on('error', reject).end(bytes);
    });
    try {
      return await read(response);
    } finally {
      response.destroy();
    }
  } catch (error) {
    signal.throwIfAborted();
    throw explained(error, target.host, timeout.aborted);
  }
}

/** The body as text, of which so much counts; the rest is left. */
export async function textOf(response: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most).toString('utf8');
}

/** What sockets, TLS and the HTTP parser report. */
const OF_CONNECTION =
  /^(?:ECONN|EPIPE$|ENOTFOUND$|EAI_|EHOST|ENET|ETIMEDOUT$|EPROTO$|EADDR|HPE_|ERR_(?:SSL|TLS|STREAM_PREMATURE)|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_)/;

function explained(error: unknown, host: string, timedOut: boolean): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!timedOut && !OF_CONNECTION.test(code)) return error;
  const failure = connectionFailure(error, host, timedOut, TIMEOUT_MS / 1000);
  const reason = REASONS[registryProblemOf(failure) ?? ''] ?? 'unreachable';
  return scanProblem(reason, failure.message.replace('The registry “', 'The scanner “'));
}
