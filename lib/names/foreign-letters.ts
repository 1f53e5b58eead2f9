/** Letters of other scripts by the ASCII letter they are drawn like (a selection of what Unicode TR 39 calls confusable). */
const SHAPES: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  b: 'ЬƄ',
  c: 'сϲⅽ',
  d: 'ԁɗ',
  e: 'еєҽ',
  f: 'ſƒ',
  g: 'ɡցġ',
  h: 'һհ',
  i: 'іιıɩⅰ',
  j: 'јϳ',
  k: 'кκ',
  l: 'ӏⅼǀ',
  m: 'мⅿ',
  n: 'пηո',
  o: 'оοօ',
  p: 'рρ',
  q: 'ԛգ',
  r: 'гᴦ',
  s: 'ѕꜱ',
  t: 'тτ',
  u: 'υսʋ',
  v: 'ѵν',
  w: 'ѡԝɯω',
  x: 'хχ',
  y: 'уүγ',
  z: 'ᴢʐ',
  A: 'АΑ',
  B: 'ВΒ',
  C: 'СϹ',
  E: 'ЕΕ',
  H: 'НΗ',
  I: 'ІΙӀ',
  J: 'Ј',
  K: 'КΚ',
  M: 'МΜ',
  N: 'Ν',
  O: 'ОΟ',
  P: 'РΡ',
  S: 'Ѕ',
  T: 'ТΤ',
  X: 'ХΧ',
  Y: 'УΥ',
  Z: 'Ζ',
  '-': '‐‑‒–—−ー',
  '.': '․。',
  '/': '⁄∕',
};

const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  Object.entries(SHAPES).flatMap(([ascii, others]) => [...others].map((other) => [other, ascii] as const)),
);

const WITHOUT_SHAPE = /[\p{Cc}\p{Cf}\p{Z}\p{Mn}\u115F\u1160\u2800\u3164\uFFA0]/u;

export type ForeignLetter = {
  letter: string;
  /** `U+0430`. */
  codePoint: string;
  /** The ASCII character it is drawn like, if it is. */
  looksLike: string | null;
  /** Has no ink of its own: joiners, direction marks, blanks, accents that stand alone. */
  invisible: boolean;
};

function asciiShapeOf(letter: string): string | null {
  const listed = LOOKS_LIKE.get(letter);
  if (listed) return listed;
  // Full-width, mathematical and circled letters, and letters with accents, come apart into ASCII (Unicode NFKD).
  const plain = letter.normalize('NFKD').replace(/\p{Mn}/gu, '');
  return /^[!-~]$/.test(plain) ? plain : null;
}

/** The first character of a text that is not ASCII, and what it pretends to be; null when all are ASCII. */
export function describeForeignLetters(text: string): ForeignLetter | null {
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    return {
      letter,
      codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
      looksLike: asciiShapeOf(letter),
      invisible: WITHOUT_SHAPE.test(letter),
    };
  }
  return null;
}
