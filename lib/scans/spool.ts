import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { AppError } from '@/lib/platform/errors';
import type { ByteSource } from '@/lib/scans/formats/read-json';
import { keptOpen } from '@/lib/scans/kept-open';

export const MAX_REPORT_BYTES = 100_000_000;
const PIECE = 65_536;

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

async function writeTo(file: FileHandle, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<number> {
  const count = { size: 0 };
  let isGzip = false;
  const { read, drain } = keptOpen(body);
  const pieces = peeked(read(), (found) => {
    isGzip = found;
  });
  const first = await pieces.next();
  const source = Readable.from(
    (async function* () {
      if (!first.done) yield first.value;
      yield* pieces;
    })(),
  );
  const write = async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) await file.writeFile(piece);
  };
  try {
    if (isGzip) await pipeline(source, createGunzip(), limited(maxBytes, count), write);
    else await pipeline(source, limited(maxBytes, count), write);
  } catch (error) {
    await drain().catch(() => undefined); // who has hung up needs no answer
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new AppError('invalid', 'The report is compressed with gzip, and cannot be unpacked: it is damaged.');
    throw error;
  }
  return count.size;
}

/** A file that has no name any more: it is gone with the process, however that ends. */
async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-report-'));
  try {
    return await open(path.join(folder, 'report'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** From the beginning, however often; a stream that is ended early would close the file. */
async function* readPieces(file: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/**
 * Puts a body that may be large (plain or gzip) on the disk while `work` reads it; nothing of it is left afterwards.
 * @throws AppError `too_large` above `maxBytes` unpacked, `invalid` for a damaged gzip; and what `work` throws
 */
export async function withSpooled<T>(
  body: AsyncIterable<Uint8Array>,
  work: (spooled: Spooled) => Promise<T>,
  maxBytes: number = MAX_REPORT_BYTES,
): Promise<T> {
  const file = await openNameless();
  try {
    const size = await writeTo(file, body, maxBytes);
    const read = () => readPieces(file);
    const gzip = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of Readable.from(read()).pipe(createGzip())) chunks.push(chunk);
      return Buffer.concat(chunks);
    };
    return await work({ read, size, gzip });
  } finally {
    await file.close();
  }
}
