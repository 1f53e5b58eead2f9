import { tagWords as english, type TagWords } from '@/lib/language/en/tag-words';
import { tagWords as chinese } from '@/lib/language/zh/tag-words';
import type { Language } from '@/lib/names/language';

const WORDS: Readonly<Record<Language, TagWords>> = { en: english, 'zh-CN': chinese };

/** What the words of tags are explained with. They are read on the server only, and are no part of `messagesFor`. */
export const wordsOfTags = (language: Language): TagWords => WORDS[language];
