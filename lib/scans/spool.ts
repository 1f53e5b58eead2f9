import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { AppError } from '@/lib/platform/errors';
import type { ByteSource } from '@/lib/scans/formats/read-json';

export const MAX_REPORT_BYTES = 100_000_000;

/** A file that lies on the disk for a while, to be read more than once. */
export type Spooled = {
  read: ByteSource;
  size: number;
  /** The whole file, compressed */
  gzip(): Promise<Buffer<ArrayBuffer>>;
};

function limited(maxBytes: number, count: { size: number }): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count.size += chunk.length;
      const tooLarge = `The report may have at most ${maxBytes.toLocaleString('en')} bytes, unpacked.`;
      done(count.size > maxBytes ? new AppError('too_large', tooLarge, { maxBytes }) : null, chunk);
    },
  });
}

/** gzip begins with these two bytes, JSON never does. */
async function* peeked(body: AsyncIterable<Uint8Array>, tell: (isGzip: boolean) => void) {
  let head: Buffer = Buffer.alloc(0);
  let told = false;
  for await (const chunk of body) {
    if (told) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < 2) continue;
    tell(head[0] === 0x1f && head[1] === 0x8b);
    told = true;
    yield head;
  }
  if (!told) {
    tell(false);
    yield head;
  }
}

async function writeTo(file: string, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<number> {
  const count = { size: 0 };
  let isGzip = false;
  const pieces = peeked(body, (found) => {
    isGzip = found;
  });
  const first = await pieces.next();
  const source = Readable.from(
    (async function* () {
      if (!first.done) yield first.value;
      yield* pieces;
    })(),
  );
  try {
    if (isGzip) await pipeline(source, createGunzip(), limited(maxBytes, count), createWriteStream(file));
    else await pipeline(source, limited(maxBytes, count), createWriteStream(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new AppError('invalid', 'The report is compressed with gzip, and cannot be unpacked: it is damaged.');
    throw error;
  }
  return count.size;
}

/**
 * Puts a body that may be large (plain or gzip) on the disk while `work` reads it, and takes it away afterwards.
 * @throws AppError `too_large` above `maxBytes` unpacked, `invalid` for a damaged gzip; and what `work` throws
 */
export async function withSpooled<T>(
  body: AsyncIterable<Uint8Array>,
  work: (spooled: Spooled) => Promise<T>,
  maxBytes: number = MAX_REPORT_BYTES,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-report-'));
  const file = path.join(folder, 'report');
  try {
    const size = await writeTo(file, body, maxBytes);
    const gzip = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of createReadStream(file).pipe(createGzip())) chunks.push(chunk);
      return Buffer.concat(chunks);
    };
    return await work({ read: () => createReadStream(file), size, gzip });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
