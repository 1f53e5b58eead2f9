import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { cpus, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;

/** The value below which the given share of the (unsorted) samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function get(url: string, agent: Agent, headers: OutgoingHttpHeaders): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    request(url, { agent, headers: { 'accept-encoding': 'gzip', ...headers } }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 200
          ? resolve(performance.now() - begun)
          : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    })
      .once('error', reject)
      .end();
  });
}

export type Load = { p50: number; p95: number; perSecond: number };

/** GETs of one URL by a number of clients that each wait for their answer; milliseconds, after a warm-up. */
export async function load(
  url: string,
  {
    clients,
    requests,
    headers = {},
    warmUp = 30,
  }: { clients: number; requests: number; headers?: OutgoingHttpHeaders; warmUp?: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  for (let i = 0; i < warmUp; i += 1) await get(url, agent, headers);
  const samples: number[] = [];
  const begun = performance.now();
  const client = async () => {
    for (let i = 0; i < requests / clients; i += 1) samples.push(await get(url, agent, headers));
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), perSecond: samples.length / seconds };
}
