import { numbers } from '@/lib/testing/numbers';

/** What may stand in a report instead of a value, as JSON. */
const VALUES: readonly string[] = [
  ...['null', 'true', '{}', '[]', '[[1]]', '{"a":{}}', '[null]', '0', '-0', '-1', '1.5', '1e308', '1e999', '1e-999'],
  ...['9007199254740993', '99999999999999999999', '""', '" "', '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00a"'],
  ...['"__proto__"', '"constructor"', '"toString"', '"hasOwnProperty"', '"%"', '"%zz"', '"\\\\"', '"\\n"'],
  ...['"pkg:npm/%zz@1"', '"pkg:deb/a@%E0%A4%A"', '"pkg:oci/a@%zz"', '"pkg:"', '"pkg:///"', '"pkg:npm/a/@"'],
  ...['"javascript:alert(1)"', '"data:text/html,x"', '"https://"', '"http://[::1"', '"//example.org"'],
  ...['"-271821-04-20T00:00:00Z"', '"+275760-09-13T00:00:00Z"', '"0000-00-00"', '"9999-12-31T23:59:59Z"'],
  ...['"CVSS:3.1/"', '"CVSS:9.9/AV:N"', '"\\u202e\\u2066"', '"\\ud83d\\ude00"', '"\' OR 1=1 --"', '"{1,2}"'],
  `"${'x'.repeat(20_000)}"`,
  `"${'\\u0000'.repeat(2000)}"`,
  `"${'é'.repeat(5000)}"`,
];
const KEYS = ['__proto__', 'constructor', 'toString', '', '\\u0000', '\\ud800', '*', '$', 'a.b', 'k'.repeat(20_000)];
const PIECES = ['null', '{', '}', '[', ']', '"', ',', ':', '\\', '\\u12', '\u0000', '\ufeff', '1e', '-', ' '];
const BYTES = [0x00, 0x80, 0xbf, 0xc0, 0xed, 0xf5, 0xff];

const VALUE = /"\s*:\s*("(?:[^"\\]|\\.)*"|[-\d][^,}\]\s]*|true|false|null)(?=\s*[,}\]])/g;
const KEY = /[{,]\s*"((?:[^"\\]|\\.)*)"\s*:/g;

/** Puts something else in the place of the group that the pattern finds next. */
function replaceNext(text: string, pattern: RegExp, from: number, by: string): string {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  const old = found?.[1];
  if (!found || old === undefined) return text;
  const start = found.index + found[0].lastIndexOf(old);
  return text.slice(0, start) + by + text.slice(start + old.length);
}

/**
 * Makes JSON texts wrong in all the ways that files become wrong, or are made so: other values, other names, parts
 * missing, doubled or put in, broken bytes, other encodings. The same for a seed at every run.
 */
export function jsonMutator(seed: number): (text: string) => Buffer {
  const next = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const changes: readonly ((text: string, at: number) => string)[] = [
    (text, at) => replaceNext(text, VALUE, at, pick(VALUES)),
    (text, at) => replaceNext(text, VALUE, at, pick(VALUES)),
    (text, at) => replaceNext(text, VALUE, at, pick(VALUES)),
    (text, at) => replaceNext(text, KEY, at, pick(KEYS)),
    (text, at) => text.slice(0, at) + text.slice(at + next(40)),
    (text, at) => text.slice(0, at) + pick(PIECES) + text.slice(at),
    (text, at) => text.slice(0, at) + text.slice(next(at + 1), at) + text.slice(at),
  ];
  const encodings: readonly ((text: string, at: number) => Buffer)[] = [
    (text) => Buffer.from(`\ufeff${text}`),
    (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    (text, at) => Buffer.from(text.slice(0, at)),
    (text, at) => {
      const bytes = Buffer.from(text);
      bytes[Math.min(at, bytes.length - 1)] = pick(BYTES);
      return bytes;
    },
  ];
  return (text) => {
    let changed = text;
    for (let left = next(3) + 1; left > 0; left -= 1) changed = pick(changes)(changed, next(changed.length + 1));
    return next(6) > 0 ? Buffer.from(changed) : pick(encodings)(changed, next(changed.length + 1));
  };
}
