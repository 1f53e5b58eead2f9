import { gzipSync } from 'node:zlib';

const PIECE = 64_000;

/** `before`, then `filling` until there are so many bytes in all, then `after`. */
export function* filledText(before: string, filling: string, bytes: number, after: string): Generator<Buffer> {
  yield Buffer.from(before);
  const times = Math.ceil(PIECE / filling.length);
  const piece = Buffer.from(filling.repeat(times));
  let left = bytes - before.length - after.length;
  for (; left >= piece.length; left -= piece.length) yield piece;
  const rest = left - (left % filling.length);
  yield piece.subarray(0, rest);
  yield Buffer.from(after + ' '.repeat(left - rest));
}

const MEMBER = 64_000_000;

/** A gzip file of so many bytes unpacked, a thousandth of that packed: the same member again and again (RFC 1952, 2.2). */
export function gzipBomb(bytes: number, filling: string): Buffer {
  const member = gzipSync(filling.repeat(MEMBER / filling.length), { level: 9 });
  return Buffer.concat(Array.from({ length: Math.ceil(bytes / MEMBER) }, () => member));
}
