/** A piece of an author's raw HTML. Attribute values are still encoded; names are in lower case. */
export type RawToken =
  | { type: 'text'; value: string }
  | { type: 'open'; name: string; attributes: readonly (readonly [name: string, value: string])[] }
  | { type: 'close'; name: string };

const TAG_START = /<(\/?)([A-Za-z][A-Za-z0-9:-]*)/y;
const ATTRIBUTE = /[\s/]*([^\s"'<>/=`]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y;
const TAG_END = /[\s/]*>/y;
const MARKUP = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[!?][^>]*(?:>|$)/y;

function matchAt(pattern: RegExp, value: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(value);
}

/** Splits raw HTML into tags and text. Comments, declarations and instructions are left out; a `<` that starts no tag is text. */
export function* rawTokens(value: string): Generator<RawToken> {
  let textFrom = 0;
  let at = value.indexOf('<');
  while (at >= 0) {
    const markup = matchAt(MARKUP, value, at);
    const read = markup ? { end: at + markup[0].length } : readTag(value, at);
    if (read) {
      if (at > textFrom) yield { type: 'text', value: value.slice(textFrom, at) };
      if ('token' in read) yield read.token;
      textFrom = read.end;
    }
    at = value.indexOf('<', read ? read.end : at + 1);
  }
  if (textFrom < value.length) yield { type: 'text', value: value.slice(textFrom) };
}

function readTag(value: string, at: number): { end: number; token: RawToken } | null {
  const start = matchAt(TAG_START, value, at);
  if (!start) return null;
  const name = (start[2] ?? '').toLowerCase();
  const attributes: [string, string][] = [];
  let end = at + start[0].length;
  for (let found = matchAt(ATTRIBUTE, value, end); found; found = matchAt(ATTRIBUTE, value, end)) {
    attributes.push([(found[1] ?? '').toLowerCase(), found[2] ?? found[3] ?? found[4] ?? '']);
    end += found[0].length;
  }
  const close = matchAt(TAG_END, value, end);
  if (!close) return null;
  const token: RawToken = start[1] ? { type: 'close', name } : { type: 'open', name, attributes };
  return { end: end + close[0].length, token };
}
