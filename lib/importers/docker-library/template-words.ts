/** Replaces docker-library's template words, as in `%%IMAGE%%`, by what they stand for; others stay as they are. */
export function resolveTemplateWords(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/%%([A-Z-]+)%%/g, (whole, word: string) =>
    Object.hasOwn(words, word) ? (words[word] ?? whole) : whole,
  );
}
