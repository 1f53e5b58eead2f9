import type { PullsMessages } from '@/lib/language/en/pulls';
import { exactNumber, formatDate } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { Period } from '@/lib/pulls/calendar';
import type { Figure } from '@/lib/pulls/schema';

export type In = { words: PullsMessages; language: Language };

/** A figure in words: `1,234`, `at least 1,234`, `fewer than 5 people`. */
export function figureText({ count, withheld }: Figure, { words, language }: In): string {
  if (count === null) return words.few;
  const number = exactNumber(language, count);
  return withheld ? words.atLeast(number) : number;
}

export const periodText = ({ from, to }: Period, { words, language }: In): string =>
  from === to ? formatDate(language, from) : words.week(formatDate(language, from), formatDate(language, to));
