import { tagWords as english, type TagWords } from '@/lib/language/en/tag-words';
import { tagWords as chinese } from '@/lib/language/zh/tag-words';
import type { Language } from '@/lib/names/language';
import { describeTag } from '@/lib/tags/explain-in-words';
import { explainTag, type TagContext } from '@/lib/tags/explain-tag';

const WORDS: Readonly<Record<Language, TagWords>> = { en: english, 'zh-CN': chinese };

/** What the parts of a tag mean, in a language. */
export const explainedWords = (tag: string, context: TagContext, language: Language) =>
  describeTag(explainTag(tag, context), WORDS[language]).map(({ word, title, text }) => ({ word, title, text }));
