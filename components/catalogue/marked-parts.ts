export type MarkedPart = { text: string; marked: boolean };

/** Where a word is in a name, the beginning of one of the name's words before any other place; -1 where it is not. */
function placeOf(word: string, name: string): number {
  for (let place = name.indexOf(word); place >= 0; place = name.indexOf(word, place + 1))
    if (place === 0 || /[^a-z0-9]/.test(name.charAt(place - 1))) return place;
  return name.indexOf(word);
}

/** A repository's name in parts, with those marked that were typed. */
export function markedParts(name: string, typed: string): MarkedPart[] {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const marked = new Array<boolean>(name.length).fill(false);
  for (const word of words) {
    const place = placeOf(word, name);
    if (place >= 0) marked.fill(true, place, place + word.length);
  }
  const parts: MarkedPart[] = [];
  for (const [index, isMarked] of marked.entries()) {
    const last = parts.at(-1);
    if (last?.marked === isMarked) last.text += name.charAt(index);
    else parts.push({ text: name.charAt(index), marked: isMarked });
  }
  return parts;
}
