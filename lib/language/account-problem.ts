import { accountProblems as en } from '@/lib/language/en/account-problems';
import { names as namesEn } from '@/lib/language/en/names';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';
import { serverFailureWords } from '@/lib/language/server-failure';
import { accountProblems as zh } from '@/lib/language/zh/account-problems';
import { names as namesZh } from '@/lib/language/zh/names';
import type { Language } from '@/lib/names/language';

/** For the server: pages hand the words of their reader's language down, so that browsers carry only those. */
export const accountProblemWords = (language: Language): AccountProblemWords => ({
  ...(language === 'zh-CN' ? zh : en),
  names: language === 'zh-CN' ? namesZh : namesEn,
  servers: serverFailureWords(language),
});
