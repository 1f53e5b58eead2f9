import type { FieldRefusal } from '@/lib/accounts/refusal';
import { type AccountProblemMessages, accountProblems as en } from '@/lib/language/en/account-problems';
import { type NamesMessages, names as namesEn } from '@/lib/language/en/names';
import { fillIn } from '@/lib/language/format';
import { nameRefusal } from '@/lib/language/name-refusal';
import { serverFailureWords } from '@/lib/language/server-failure';
import { accountProblems as zh } from '@/lib/language/zh/account-problems';
import { names as namesZh } from '@/lib/language/zh/names';
import type { Language } from '@/lib/names/language';
import type { ServerFailure } from '@/lib/names/server-failure';

/** All that a form about an account may have to say of why something is refused, in one language. */
export type AccountProblemWords = AccountProblemMessages & {
  names: NamesMessages;
  servers: Record<ServerFailure, string>;
};

export const accountProblemWords = (language: Language): AccountProblemWords => ({
  ...(language === 'zh-CN' ? zh : en),
  names: language === 'zh-CN' ? namesZh : namesEn,
  servers: serverFailureWords(language),
});

export function refusalSentence(words: AccountProblemWords, refusal: FieldRefusal): string {
  return refusal.kind === 'name'
    ? nameRefusal(words.names, refusal.reason)
    : fillIn(words.fields[refusal.kind], { ...refusal });
}

/** What is wrong with a field, as a sentence. */
export const fieldRefusal = (language: Language, refusal: FieldRefusal): string =>
  refusalSentence(accountProblemWords(language), refusal);
