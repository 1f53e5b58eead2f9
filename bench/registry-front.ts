import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { load } from '@/bench/measure';
import { type FrontProcess, largeBody, pushBlob, send, startFrontProcess } from '@/bin/runtime/test-front';
import { missingRegistry, startTestRegistry } from '@/bin/runtime/test-registry';

const MIB = 1 << 20;
const SIZE_MIB = Number(process.env.PLIMSOLL_BENCH_LAYER_MIB ?? 1024);
const ROUNDS = 3;
const REPOSITORY = 'alice/bench';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

type Measured = { up: number; down: number; perSecond: number; upTime: number; downTime: number };

async function measure(origin: string, headers: { authorization: string }, processorTime = () => 0): Promise<Measured> {
  const begun = processorTime();
  let digest = '';
  const up = await seconds(async () => {
    digest = await pushBlob(origin, REPOSITORY, largeBody(SIZE_MIB, randomBytes(MIB)), headers);
  });
  const uploaded = processorTime();
  const down = await seconds(async () => {
    const response = await send(`${origin}/v2/${REPOSITORY}/blobs/${digest}`, { headers });
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) bytes += chunk.length;
    if (bytes !== SIZE_MIB * MIB) throw new Error(`${bytes} bytes came back`);
  });
  const downloaded = processorTime();
  const { perSecond } = await load(`${origin}/v2/`, { clients: 16, requests: 2000, headers });
  const perGibibyte = 1024 / SIZE_MIB;
  return {
    up: SIZE_MIB / up,
    down: SIZE_MIB / down,
    perSecond,
    upTime: (uploaded - begun) * perGibibyte,
    downTime: (downloaded - uploaded) * perGibibyte,
  };
}

function report(direct: readonly Measured[], through: readonly Measured[], front: FrontProcess): void {
  console.log(
    `\n| a layer of ${SIZE_MIB} MiB, median of ${ROUNDS} | the registry itself | through the site's server | ratio |\n|---|---|---|---|`,
  );
  const rows = [
    ['upload', 'up', 'MiB/s'],
    ['download', 'down', 'MiB/s'],
    ['`GET /v2/`, 16 clients', 'perSecond', 'requests/s'],
  ] as const;
  for (const [title, key, unit] of rows) {
    const itself = median(direct.map((one) => one[key]));
    const ours = median(through.map((one) => one[key]));
    console.log(
      `| ${title} | ${itself.toFixed(0)} ${unit} | ${ours.toFixed(0)} ${unit} | ${(ours / itself).toFixed(2)} |`,
    );
  }
  const time = (key: 'upTime' | 'downTime') => median(through.map((one) => one[key])).toFixed(1);
  console.log(
    `
The site's server process (without the site) took ${time('upTime')} s of processor time for each GiB up, ${time('downTime')} s for each GiB down; its peak memory after all of it: ${Math.round(front.memory().peak / MIB)} MiB.`,
  );
}

/** The way to the registry beside the registry itself, by turns, so that both meet the same machine. */
export async function benchRegistryFront(): Promise<void> {
  if (missingRegistry) {
    console.log(`\nThe way to the registry was not measured${missingRegistry}.`);
    return;
  }
  const site = await startTestRegistry();
  const front = await startFrontProcess(site.registry.url);
  const direct: Measured[] = [];
  const through: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const access = [{ type: 'repository', name: REPOSITORY, actions: ['pull', 'push'] }];
    const headers = { authorization: `Bearer ${site.tokenFor('alice', access)}` };
    direct.push(await measure(site.registry.url, headers));
    through.push(await measure(front.origin, headers, front.processorTime));
  }
  report(direct, through, front);
  await front.stop();
  await site.stop();
}
