/** The words of a tag that choose a variant's text: the whole tag, its last word, and the word before that. */
function variantWords(tag: string): string[] {
  const words = tag.split('-');
  return [tag, words.at(-1) ?? tag, words.at(-2) ?? tag];
}

/**
 * The texts of "Image Variants" by docker-library's rule: each tag takes the first file that fits it, the image's
 * own before the shared ones; every file is taken once, an empty one stands for "none".
 */
export function chooseVariants(
  tags: readonly string[],
  own: (fileName: string) => string | undefined,
  shared: (fileName: string) => string | undefined,
): string[] {
  const taken = new Map<string, string>();
  for (const tag of tags)
    for (const [from, textOf] of [
      ['own', own],
      ['shared', shared],
    ] as const) {
      const fileName = variantWords(tag)
        .map((word) => `variant-${word}.md`)
        .find((name) => textOf(name) !== undefined);
      if (fileName === undefined) continue;
      taken.set(`${from}/${fileName}`, textOf(fileName) ?? '');
      break;
    }
  return [...taken.values()].filter((text) => text.trim() !== '');
}
