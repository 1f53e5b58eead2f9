import { wordsOfTags } from '@/lib/language/words-of-tags';
import type { Language } from '@/lib/names/language';
import { describeTag } from '@/lib/tags/explain-in-words';
import { explainTag, type TagContext } from '@/lib/tags/explain-tag';

/** What the parts of a tag mean, in a language. */
export const explainedWords = (tag: string, context: TagContext, language: Language) =>
  describeTag(explainTag(tag, context), wordsOfTags(language)).map(({ word, title, text }) => ({ word, title, text }));
