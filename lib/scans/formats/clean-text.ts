const NUL = String.fromCharCode(0);

/** A scanner's text as it can be stored: whole characters, none of them NUL, at most `longest`; empty is null. */
export function cleanText(text: string | null | undefined, longest: number): string | null {
  if (!text) return null;
  const whole = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return whole.replaceAll(NUL, '').toWellFormed().trim() || null;
}

const WEB = /^https?:\/\/[^\s]+$/i;

/** A link that a browser may follow; anything else is null. */
export function cleanLink(text: string | null | undefined): string | null {
  const link = cleanText(text, 2000);
  return link && WEB.test(link) && URL.canParse(link) ? link : null;
}

/** A date and time that can be stored and may be meant; anything else is null. */
export function cleanInstant(text: string | null | undefined): string | null {
  const time = Date.parse(text ?? '');
  const year = new Date(time).getUTCFullYear();
  return Number.isNaN(time) || year < 1990 || year > 9998 ? null : new Date(time).toISOString();
}

/** Each once, cut to bounds, in their order. */
export const cleanList = (texts: readonly (string | null | undefined)[], longest: number, most: number): string[] =>
  [...new Set(texts.flatMap((text) => cleanText(text, longest) ?? []))].slice(0, most);
