import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { childEnvironment } from '@/bin/runtime/children';
import { processMemory } from '@/bin/runtime/process-memory';
import { projectRoot } from '@/bin/runtime/project';

export type FrontProcess = {
  origin: string;
  /** Bytes of the resident set. */
  memory(): { peak: number; now: number };
  /** Seconds of processor time so far. */
  processorTime(): number;
  stop(): Promise<void>;
};
/** What proc(5) counts in: USER_HZ is 100 wherever Linux runs Node. */
const TICKS_PER_SECOND = 100;

/** The front alone in a process of its own, measured by /proc, so on Linux only. For tests and benches. */
export async function startFrontProcess(registryUrl: string): Promise<FrontProcess> {
  const script = path.join(projectRoot, 'bin/runtime/front-only.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnvironment({ REGISTRY_URL: registryUrl }),
  });
  const exited = once(child, 'exit');
  const [line] = await Promise.race([once(child.stdout, 'data'), exited.then(() => [''])]);
  const port = Number(String(line).trim());
  if (!port) throw new Error('the front does not start');
  const memory = () => processMemory(child.pid ?? 0);
  const processorTime = () => {
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  };
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { origin: `http://127.0.0.1:${port}`, memory, processorTime, stop };
}

/** So many mebibytes that do not compress away to nothing in between, made as they are read; with their sha256. */
export function largeBody(mebibytes: number, block: Buffer): { stream: Readable; digest: () => string } {
  const hash = createHash('sha256');
  let digest: string | undefined;
  function* chunks() {
    for (let i = 0; i < mebibytes; i += 1) {
      hash.update(block);
      yield block;
    }
    digest = `sha256:${hash.digest('hex')}`;
  }
  return { stream: Readable.from(chunks(), { objectMode: false, highWaterMark: 1 << 20 }), digest: () => digest ?? '' };
}

export type Send = { method?: string; headers?: http.OutgoingHttpHeaders; body?: Readable };

/** One request on a connection of its own; the answer still has its body. */
export async function send(
  url: string | URL,
  { method = 'GET', headers = {}, body }: Send = {},
): Promise<IncomingMessage> {
  const request = http.request(url, { method, headers, agent: false });
  const answered = once(request, 'response');
  if (body) await Promise.all([pipeline(body, request), answered]);
  else request.end();
  const [response] = (await answered) as [IncomingMessage];
  return response;
}

/** Pushes a blob as clients do: open an upload, stream all of it, close it with the digest. @returns the digest */
export async function pushBlob(
  origin: string,
  repository: string,
  { stream, digest }: ReturnType<typeof largeBody>,
  headers: http.OutgoingHttpHeaders,
): Promise<string> {
  // The registry names addresses by the host it was asked for; here they are reached under `origin`.
  const here = (location = '') => {
    const { pathname, search } = new URL(location, origin);
    return new URL(pathname + search, origin);
  };
  const status = (response: IncomingMessage, wanted: number) => {
    response.resume();
    if (response.statusCode !== wanted) throw new Error(`the upload was answered with ${response.statusCode}`);
    return here(response.headers.location);
  };
  const empty = { ...headers, 'content-length': 0 };
  const opened = await send(`${origin}/v2/${repository}/blobs/uploads/`, { method: 'POST', headers: empty });
  const patched = await send(status(opened, 202), {
    method: 'PATCH',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: stream,
  });
  const last = status(patched, 202);
  last.searchParams.set('digest', digest());
  status(await send(last, { method: 'PUT', headers: empty }), 201);
  return digest();
}
