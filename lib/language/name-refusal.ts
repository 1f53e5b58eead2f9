import type { NamesMessages } from '@/lib/language/en/names';
import { fillIn } from '@/lib/language/format';
import type { NameRefusal } from '@/lib/names/new-name';

/** The sentence for a refused name, in the language of the words given (`messagesFor(language).names`). */
export function nameRefusal(words: NamesMessages, reason: NameRefusal): string {
  if (reason.kind === 'look-alike') return fillIn(words.lookAlike[reason.reason], { trusted: reason.trusted });
  if (reason.kind === 'foreign-letter') {
    const { letter, codePoint, looksLike, invisible } = reason;
    if (invisible) return fillIn(words.foreign.invisible, { codePoint });
    if (looksLike) return fillIn(words.foreign.looksLike, { letter, codePoint, looksLike });
    return fillIn(words.foreign.other, { letter, codePoint });
  }
  return fillIn(words[reason.of][reason.kind], { ...reason });
}
