import { imageProblem } from '@/lib/platform/image-problem';

const MAX_SVG_BYTES = 512 * 1024;
/** A `use` may repeat others that repeat others; the renderer stops at 500,000 elements, this keeps it far below. */
const MAX_USES = 50;

const DECLARATION = /^\uFEFF?\s*<\?xml\s[^?>]*\?>/;
/** What may load, run or multiply something, by the words for it. Names may carry a prefix (`svg:script`). */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/<!DOCTYPE/i, 'a DOCTYPE'],
  [/<!(?!--|\[CDATA\[)/, 'a declaration'],
  [/<\?/, 'a processing instruction'],
  [/<(?:[\w.-]+:)?script[\s>/]/i, 'a script'],
  [/<(?:[\w.-]+:)?foreignObject[\s>/]/i, 'a foreignObject'],
  [/<(?:[\w.-]+:)?(?:include|iframe|embed|object|audio|video|handler|listener)[\s>/]/i, 'embedded content'],
  [/[\s:"'](?:href|src|base)\s*=(?!\s*["']#)/i, 'a reference to something outside of it'],
  [/url\((?!\s*(?:["']\s*)?#)/i, 'a reference to something outside of it'],
  [/@import/i, 'a reference to something outside of it'],
];

const spelledOut = (text: string): string =>
  text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null; // not UTF-8, as the Encoding standard reports it
    throw error;
  }
}

/** Whether a file begins as an SVG document in UTF-8 does. */
export function isSvg(bytes: Uint8Array): boolean {
  let rest = (decode(bytes) ?? '')
    .replace(DECLARATION, '')
    .replace(/^\uFEFF/, '')
    .trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    rest = end < 0 ? '' : rest.slice(end + 3).trimStart();
  }
  return /^<svg[\s>/]/.test(rest);
}

/**
 * Refuses drawings that could load, run or multiply something, before a renderer sees them. (The renderer itself,
 * librsvg, loads nothing either for a drawing without an address.)
 * @throws AppError `invalid` naming what is in the way
 */
export function checkSvg(bytes: Uint8Array): void {
  if (bytes.length > MAX_SVG_BYTES)
    throw imageProblem('too-large', `An SVG drawing may have at most ${MAX_SVG_BYTES / 1024} KB; use a PNG instead.`);
  const text = decode(bytes) ?? '';
  const declared = /encoding\s*=\s*["']([^"']*)["']/i.exec(DECLARATION.exec(text)?.[0] ?? '')?.[1] ?? 'utf-8';
  if (!/^(?:utf-8|us-ascii)$/i.test(declared) || text.includes('\0'))
    throw imageProblem('unsafe-svg', 'The SVG drawing is not written in UTF-8. Save it in UTF-8.');
  const content = spelledOut(text.replace(DECLARATION, ''));
  const found = FORBIDDEN.find(([pattern]) => pattern.test(content));
  if (found)
    throw imageProblem(
      'unsafe-svg',
      `The SVG drawing contains ${found[1]}, which is not allowed. Remove it, or use a PNG.`,
    );
  if ((content.match(/<(?:[\w.-]+:)?use[\s>/]/gi)?.length ?? 0) > MAX_USES)
    throw imageProblem('unsafe-svg', `The SVG drawing repeats parts more than ${MAX_USES} times. Use a PNG instead.`);
}
