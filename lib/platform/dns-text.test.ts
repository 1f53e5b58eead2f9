import dgram, { type Socket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { lookUpText } from '@/lib/platform/dns-text';

const servers: Socket[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const textRecord = (strings: readonly string[]): Buffer => {
  const data = Buffer.concat(strings.map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])));
  // RFC 1035 §4.1.3: a pointer to the question's name, TXT, IN, 60 s, length.
  return Buffer.concat([Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255]), data]);
};

/** A name server (RFC 1035 §4.1) with one answer for everything; with `null`, one that keeps silent. */
async function nameServer(answer: { code: number; records: readonly (readonly string[])[] } | null): Promise<string> {
  const socket = dgram.createSocket('udp4');
  servers.push(socket);
  socket.on('message', (query, { port, address }) => {
    if (answer === null) return;
    const end = query.indexOf(0, 12) + 5; // after the question: the root label, type, class
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(0x8180 | answer.code, 2);
    header.writeUInt16BE(answer.records.length, 6);
    header.writeUInt32BE(0, 8);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...answer.records.map(textRecord)]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return `127.0.0.1:${socket.address().port}`;
}

const refusal = (reason: string) => expect.objectContaining({ name: 'AppError', details: { reason } });

describe('the TXT records of a domain', () => {
  it('are read, each put together from its strings', async () => {
    const server = await nameServer({ code: 0, records: [['v=spf1 -all'], ['plimsoll=', 'abc']] });
    const found = await lookUpText('_plimsoll.example.org', { servers: [server] });
    expect(found.toSorted()).toEqual(['plimsoll=abc', 'v=spf1 -all']);
  });

  it('are none when the name has no such record', async () => {
    const server = await nameServer({ code: 0, records: [] });
    expect(await lookUpText('example.org.', { servers: [server] })).toEqual([]);
  });

  it('are not found when there is no such name', async () => {
    const server = await nameServer({ code: 3, records: [] });
    await expect(lookUpText('missing.example.org', { servers: [server] })).rejects.toThrow(refusal('no-such-name'));
  });

  it.each([
    ['fails', { code: 2, records: [] }],
    ['refuses', { code: 5, records: [] }],
    ['keeps silent', null],
  ])('are unknown when the name server %s', async (_what, answer) => {
    const server = await nameServer(answer);
    await expect(lookUpText('example.org', { servers: [server], timeoutMs: 900 })).rejects.toThrow(
      refusal('no-answer'),
    );
  });

  it.each([
    '',
    'localhost',
    '127.0.0.1',
    '::1',
    'exa mple.org',
    '-a.example.org',
    'a..org',
    'https://example.org',
    `${'a'.repeat(64)}.org`,
  ])('are not asked for %j, which is no domain', async (domain) => {
    await expect(lookUpText(domain, { servers: ['127.0.0.1:1'] })).rejects.toThrow(refusal('not-a-domain'));
  });
});
