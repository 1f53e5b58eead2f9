import { type ParsedTokenInfo, Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { AppError } from '@/lib/platform/errors';
import { entryGuard, MOST_TOKENS } from '@/lib/scans/formats/entry-guard';
import { type JsonKey, jsonPath } from '@/lib/scans/formats/json-path';
import { type Place, placeTracker } from '@/lib/scans/formats/place-tracker';

/** The same bytes, from their beginning, as often as asked for. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

/** Deeper than any report is; each level costs memory. */
const DEEPEST = 64;
const UTF8_MARK = 3;
const MOST_NAMES = 500;
const LONGEST_NAME = 200;
/** Bytes that may pass without a token: longer than any text of a report. */
const LONGEST_TOKEN = 5_000_000;

/** A report that cannot be read: what is wrong with it, and where. */
export const unreadable = (reason: string, keys: readonly JsonKey[]): AppError =>
  new AppError('invalid', `The report cannot be read: ${reason} at ${jsonPath(keys)}.`, { jsonPath: jsonPath(keys) });

function utf16Decoder([first, second]: Uint8Array): TextDecoder | undefined {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return undefined;
}

const hasUtf8Mark = ([first, second, third]: Uint8Array): boolean =>
  first === 0xef && second === 0xbb && third === 0xbf;

/** UTF-8 without its byte-order mark; what a Windows shell wrote as UTF-16 is turned into text. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array | string> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (head === null) {
      yield decoder ? decoder.decode(chunk, { stream: true }) : chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < UTF8_MARK) continue;
    decoder = utf16Decoder(head);
    if (decoder) yield decoder.decode(head, { stream: true });
    else yield hasUtf8Mark(head) ? head.subarray(UTF8_MARK) : head;
    head = null;
  }
  if (head && head.length > 0) yield head;
  if (decoder) yield decoder.decode();
}

/** `false` ends the reading early. */
type OnToken = (token: ParsedTokenInfo, place: Place) => boolean | undefined;

async function eachToken(source: ByteSource, onToken: OnToken): Promise<Place & { stopped: boolean }> {
  const tokenizer = new Tokenizer();
  const place = placeTracker();
  let stopped = false;
  let sinceToken = 0;
  tokenizer.onError = (error) => {
    throw error instanceof AppError ? error : unreadable('it is not valid JSON', place.keys());
  };
  tokenizer.onToken = (token) => {
    sinceToken = 0;
    if (stopped) return;
    place.see(token.token, token.value);
    if (place.depth() > DEEPEST) throw unreadable(`it is nested more than ${DEEPEST} levels deep`, place.keys());
    if (onToken(token, place) === false) stopped = true;
  };
  try {
    for await (const chunk of withoutMark(source())) {
      sinceToken += chunk.length;
      tokenizer.write(chunk);
      if (stopped) break;
      if (sinceToken > LONGEST_TOKEN) throw unreadable(`a text is longer than ${LONGEST_TOKEN} bytes`, place.keys());
    }
  } catch (error) {
    if (error instanceof TypeError) throw unreadable('its text is not valid UTF-16', place.keys());
    throw error;
  }
  return { ...place, stopped };
}

/**
 * Reads a JSON text piece by piece and gives the values at some places (`$.Results.*.Vulnerabilities.*`); whatever is
 * elsewhere is dropped as it passes, so that memory does not grow with the text.
 * @throws AppError `invalid` with the place, for what is no JSON, ends early or is nested too deeply
 */
export async function readJson(
  source: ByteSource,
  places: readonly string[],
  onValue: (value: unknown, keys: readonly JsonKey[]) => void,
): Promise<void> {
  const parser = new TokenParser({ paths: [...places], keepStack: false });
  const guard = entryGuard(places);
  let now: Place | undefined;
  parser.onValue = ({ value }) => onValue(value, now?.keys() ?? []);
  parser.onError = (error) => {
    throw error instanceof AppError ? error : unreadable('it is not valid JSON', now?.keys() ?? []);
  };
  const end = await eachToken(source, (token, place) => {
    now = place;
    if (guard(token.token, place) === 'too large')
      throw unreadable(`an entry has more than ${MOST_TOKENS} parts`, place.keys());
    parser.write(token);
    return undefined;
  });
  if (!parser.isEnded) throw unreadable('it ends before it is complete', end.keys());
}

/** The names of a JSON text down to a depth, as dotted paths with their value where that is a text; nothing else is kept. */
export async function readNames(source: ByteSource, deepest: number): Promise<ReadonlyMap<string, string | null>> {
  const names = new Map<string, string | null>();
  await eachToken(source, ({ token, value }, place) => {
    if (place.depth() > deepest) return undefined;
    // A name of megabytes is not repeated with each of those below it.
    const path = place
      .keys()
      .map((key) => String(key).slice(0, LONGEST_NAME))
      .join('.');
    if (path && token === TokenType.STRING && names.has(path) && names.get(path) === null)
      names.set(path, String(value).slice(0, LONGEST_NAME));
    else if (path && !names.has(path)) names.set(path, null);
    return names.size < MOST_NAMES ? undefined : false;
  });
  return names;
}
