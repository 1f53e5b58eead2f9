/** Languages the site speaks, by BCP 47 tag. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];
const DEFAULT_LANGUAGE: Language = 'en';

export const isLanguage = (text: string | undefined): text is Language =>
  (LANGUAGES as readonly string[]).includes(text ?? '');

/** The best of ours for an `Accept-Language` header (RFC 9110 §12.5.4): by weight, any `zh` counts as zh-CN. */
export function negotiateLanguage(acceptLanguage: string | null | undefined): Language {
  const wishes = (acceptLanguage ?? '').split(',').map((part, order) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
    return { range: range.trim(), weight: weight === undefined ? 1 : Number(weight), order };
  });
  wishes.sort((a, b) => b.weight - a.weight || a.order - b.order);
  for (const { range, weight } of wishes) {
    if (!(weight > 0)) continue;
    if (range === 'zh' || range.startsWith('zh-')) return 'zh-CN';
    if (range === 'en' || range.startsWith('en-') || range === '*') return 'en';
  }
  return DEFAULT_LANGUAGE;
}
