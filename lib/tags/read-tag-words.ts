import { type WordMeaning, wordMeaning } from '@/lib/tags/word-meaning';

/** A word of a tag: `lead` is the separator before it, so that leads and texts joined are the tag again. */
export type TagWord = { readonly lead: string; readonly text: string; readonly meaning: WordMeaning };
type Token = { readonly lead: string; readonly text: string };

// A pre-release glued to its version: 8.6.0beta1, 19beta3, 3.15.0a2
const GLUED = /^(v?\d+(?:\.\d+)*)((?:rc|beta|alpha|a|b|dev|pre)\d*)$/i;
const LONGEST_PHRASE = 3;

function tokens(tag: string): Token[] {
  return tag.split(/(?=[-_])/).flatMap((piece, index) => {
    const lead = index > 0 ? piece.slice(0, 1) : '';
    const text = piece.slice(lead.length);
    const [, version, prerelease] = GLUED.exec(text) ?? [];
    return version && prerelease
      ? [
          { lead, text: version },
          { lead: '', text: prerelease },
        ]
      : [{ lead, text }];
  });
}

const phrase = (words: readonly Token[]): string =>
  words.map(({ lead, text }, index) => (index === 0 ? text : `${lead}${text}`)).join('');

// Python writes 3.15.0a2 and 3.15.0b1; alone these letters mean nothing.
const spelledOut = (text: string): string => text.replace(/^a(?=\d)/i, 'alpha').replace(/^b(?=\d)/i, 'beta');

function meaningAt(words: readonly Token[], isGlued: boolean, repository: string): WordMeaning | undefined {
  const text = phrase(words).replaceAll('_', '-');
  return wordMeaning(isGlued ? spelledOut(text) : text, repository);
}

/** A tag's words in reading order, the longest known phrases first; covers the whole tag. `repository` as people write it. */
export function readTagWords(tag: string, repository: string): TagWord[] {
  const all = tokens(tag);
  const name = repository.replace(/^library\//, '');
  const words: TagWord[] = [];
  for (let at = 0; at < all.length; ) {
    const [first] = all.slice(at, at + 1);
    if (!first) break;
    const isGlued = at > 0 && first.lead === '';
    let length = Math.min(LONGEST_PHRASE, all.length - at);
    let meaning: WordMeaning | undefined;
    for (; length > 0; length--) {
      meaning = meaningAt(all.slice(at, at + length), isGlued, name);
      if (meaning || length === 1) break;
    }
    const used = all.slice(at, at + length);
    words.push({ lead: first.lead, text: phrase(used), meaning: meaning ?? { kind: 'unknown' } });
    at += length;
  }
  return words;
}
