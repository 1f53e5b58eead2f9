import { performance } from 'node:perf_hooks';
import { type Load, load, percentile } from '@/bench/measure';
import type { Reader } from '@/bench/scan-world';

const pair = ({ p50, p95 }: Pick<Load, 'p50' | 'p95'>): string => `${p50.toFixed(0)} / ${p95.toFixed(0)} ms`;

/** The data of each address, asked for by one client and by eight, with a token. */
export async function benchData(
  base: string,
  { token }: Reader,
  title: string,
  paths: readonly string[],
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  console.log(`\n| ${title} | one client p50 / p95 | 8 clients p50 / p95 |\n|---|---|---|`);
  for (const path of paths) {
    const one = await load(base + path, { clients: 1, requests: 40, warmUp: 3, headers });
    const many = await load(base + path, { clients: 8, requests: 80, warmUp: 0, headers });
    console.log(`| \`${path.replace(/^.*\/(?=[^/]*$)/, '')}\` | ${pair(one)} | ${pair(many)} |`);
  }
}

/** Milliseconds until the first bytes of a page, until `<h1` is among them, and until its end. */
async function readPage(url: string, cookie: string): Promise<{ first: number; content: number; whole: number }> {
  const begun = performance.now();
  const response = await fetch(url, { headers: { cookie } });
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`);
  const decoder = new TextDecoder();
  let [first, content, text] = [0, 0, ''];
  for await (const chunk of response.body) {
    first ||= performance.now() - begun;
    if (content === 0) text += decoder.decode(chunk, { stream: true });
    if (content === 0 && text.includes('<h1')) content = performance.now() - begun;
  }
  return { first, content, whole: performance.now() - begun };
}

/** Pages as a browser of somebody who signed in gets them. */
export async function benchPagesOf(base: string, { cookie }: Reader, paths: readonly string[]): Promise<void> {
  console.log('\n| page | first byte p50 / p95 | heading p50 / p95 | whole p50 / p95 |\n|---|---|---|---|');
  for (const path of paths) {
    const samples = [];
    for (let turn = 0; turn < 33; turn += 1) samples.push(await readPage(base + path, cookie));
    const warm = samples.slice(3);
    const figures = (['first', 'content', 'whole'] as const).map((name) => {
      const times = warm.map((sample) => sample[name]);
      return pair({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) });
    });
    console.log(`| \`${path}\` | ${figures.join(' | ')} |`);
  }
}
