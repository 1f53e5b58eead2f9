import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontProcess, largeBody, pushBlob, send, startFrontProcess } from '@/bin/runtime/test-front';
import { missingRegistry, startTestRegistry, type TestRegistry } from '@/bin/runtime/test-registry';

const MIB = 1 << 20;
const GIB_IN_MIB = 1024;
const noProc = existsSync('/proc/self/status') ? '' : ' (skipped: memory is measured by /proc, which is not here)';
const missing = missingRegistry || noProc;
if (noProc) console.warn(`skipped:${noProc}`);

describe.skipIf(missing !== '')(`a real registry behind the front${missing}`, () => {
  let site: TestRegistry;
  let front: FrontProcess;
  let authorization: string;

  beforeAll(async () => {
    site = await startTestRegistry();
    front = await startFrontProcess(site.registry.url);
    const actions = ['pull', 'push', 'delete'];
    const access = ['alice/large', 'alice/small'].map((name) => ({ type: 'repository', name, actions }));
    authorization = `Bearer ${site.tokenFor('alice', access)}`;
  }, 60_000);
  afterAll(async () => {
    await front.stop();
    await site.stop();
  });

  it('takes and gives a layer of 1 GiB in constant memory', async () => {
    const warmUp = largeBody(8, randomBytes(MIB));
    await pushBlob(front.origin, 'alice/large', warmUp, { authorization });
    const before = front.memory();

    const digest = await pushBlob(front.origin, 'alice/large', largeBody(GIB_IN_MIB, randomBytes(MIB)), {
      authorization,
    });
    const uploaded = front.memory();
    const url = `${front.origin}/v2/alice/large/blobs/${digest}`;
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of (await send(url, { headers: { authorization } })) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    const downloaded = front.memory();
    const mib = (value: number) => Math.round(value / MIB);
    console.log(
      `front's peak memory: ${mib(before.peak)} MiB before, ${mib(uploaded.peak)} after 1 GiB up, ${mib(downloaded.peak)} after 1 GiB down`,
    );
    expect(bytes).toBe(GIB_IN_MIB * MIB);
    expect(`sha256:${hash.digest('hex')}`).toBe(digest);
    expect(downloaded.peak - before.peak).toBeLessThan(128 * MIB);
  }, 300_000);

  it('waits for a client that does not read', async () => {
    const digest = await pushBlob(front.origin, 'alice/large', largeBody(256, randomBytes(MIB)), { authorization });
    const before = front.memory().now;
    const response = await send(`${front.origin}/v2/alice/large/blobs/${digest}`, { headers: { authorization } });
    // One read, then none until the registry's own answer to something else has passed.
    response.read(1);
    for (let i = 0; i < 50; i += 1) (await send(`${front.origin}/v2/`)).resume();
    expect(front.memory().now - before).toBeLessThan(64 * MIB);
    response.destroy();
  }, 120_000);

  /** Everything of an answer that does not differ from one moment to the next. */
  async function wholeAnswer(response: IncomingMessage) {
    const chunks: Buffer[] = [];
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
    const { date, connection, 'keep-alive': keepAlive, ...headers } = response.headersDistinct;
    const changing = /[0-9a-f]{8}-[0-9a-f-]{27}|_state=[^"&]+/g;
    const text = JSON.stringify(headers).replace(changing, '…');
    return { status: response.statusCode, headers: text, body: Buffer.concat(chunks).toString('latin1') };
  }

  it('answers through it exactly as it answers itself', async () => {
    const digest = await pushBlob(front.origin, 'alice/small', largeBody(1, randomBytes(MIB)), { authorization });
    const blob = `/v2/alice/small/blobs/${digest}`;
    const requests = [
      ['GET', '/v2/', {}],
      ['GET', '/v2', { authorization }],
      ['GET', '/v2/', { authorization }],
      ['GET', '/v2/%61lice/small/tags/list', { authorization }],
      ['GET', '/v2/alice/small/../small/tags/list', { authorization }],
      ['GET', blob, { authorization }],
      ['GET', blob, { authorization, range: 'bytes=10-19' }],
      ['HEAD', blob, { authorization }],
      ['GET', blob, { authorization, 'if-none-match': `"${digest}"` }],
      ['GET', '/v2/alice/small/manifests/none', { authorization }],
      ['GET', '/v2/alice/private/manifests/none', { authorization }],
      ['DELETE', '/v2/alice/small/manifests/none', { authorization }],
      ['POST', '/v2/alice/small/blobs/uploads/', { authorization, 'content-length': 0 }],
      ['PUT', '/v2/alice/small/manifests/1', { authorization, 'content-length': 0 }],
      ['OPTIONS', '/v2/', { authorization }],
      ['GET', '/v2/nothing/of/this', {}],
    ] as const;
    for (const [method, path, headers] of requests) {
      const options = { method, headers: { ...headers, host: 'registry.example.org' } };
      const [direct, through] = await Promise.all(
        [site.registry.url, front.origin].map(async (origin) => wholeAnswer(await send(origin + path, options))),
      );
      expect({ request: `${method} ${path}`, ...through }).toEqual({ request: `${method} ${path}`, ...direct });
    }
  });
});
