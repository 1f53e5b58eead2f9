const OF_ALGORITHM = /^(?:sha256|sha512):[a-f0-9]*$/;
/** Fewer characters are more often part of a name than of a digest. */
const BARE_HEX = /^[a-f0-9]{7,128}$/;

/**
 * What a filter looks for among digests, as their beginning: `sha256:4bcf…`, seven or more characters of the
 * hexadecimal part, or either after the `@` of a pinned reference. Null where it can only be part of a name.
 */
export function digestPrefix(filter: string): string | null {
  const text = filter.slice(filter.lastIndexOf('@') + 1).toLowerCase();
  if (OF_ALGORITHM.test(text)) return text;
  return BARE_HEX.test(text) ? `sha256:${text}` : null;
}
