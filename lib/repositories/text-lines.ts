/** Line ends as `\n`, whatever the writer's system put there. */
export const withPlainLineEnds = (text: string): string => text.replaceAll('\r\n', '\n');

/** How many items at the beginning and at the end all lists share; no item is counted twice. */
export function sharedEnds(
  first: readonly string[],
  ...others: readonly (readonly string[])[]
): { head: number; tail: number } {
  const shortest = Math.min(first.length, ...others.map((other) => other.length));
  let head = 0;
  while (head < shortest && others.every((other) => other[head] === first[head])) head++;
  let tail = 0;
  while (tail < shortest - head && others.every((other) => other.at(-1 - tail) === first.at(-1 - tail))) tail++;
  return { head, tail };
}

export const middleOf = (list: readonly string[], { head, tail }: { head: number; tail: number }): string[] =>
  list.slice(head, list.length - tail);
