const LONGEST = 400;

/** A publisher's text, short enough for a page. */
export const shortened = (text: string, most: number = LONGEST): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/** A command as Dockerfiles have it, `["nginx", "-g", "daemon off;"]`; null where there is none. */
export const wordList = (words: readonly string[]): string | null =>
  words.length === 0 ? null : `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;

/** Whether a configuration's user (`name`, `uid`, each with `:group`) is the one who may do everything. */
export function isRoot(user: string | null): boolean {
  const [name = ''] = (user ?? '').trim().split(':');
  return name === '' || name === 'root' || /^0+$/.test(name);
}
