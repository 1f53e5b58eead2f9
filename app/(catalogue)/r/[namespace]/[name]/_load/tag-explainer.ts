import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import type { TagExplanation } from '@/components/tag/explanation';
import { wordsOfTags } from '@/lib/language/words-of-tags';
import type { Language } from '@/lib/names/language';
import { shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { describeEndedBase, describeMoves, describeTag } from '@/lib/tags/explain-in-words';
import { explainTag, type TagContext } from '@/lib/tags/explain-tag';

export type ExplainTag = (tag: string) => TagExplanation;

/** Explains the tags of one repository in the reader's words, each once. */
export function explainerFor(context: TagContext, language: Language): ExplainTag {
  const words = wordsOfTags(language);
  const known = new Map<string, TagExplanation>();
  return (tag) => {
    const found = known.get(tag);
    if (found) return found;
    const meaning = explainTag(tag, context);
    const explanation = {
      tag,
      parts: describeTag(meaning, words),
      moves: describeMoves(meaning, words),
      endedBase: describeEndedBase(meaning, words),
      datesSource: meaning.endOfLife?.date ? meaning.endOfLife.distribution.source : null,
    };
    known.set(tag, explanation);
    return explanation;
  };
}

export const tagExplainer = ({ tags, name, viewer }: LoadedRepository): ExplainTag =>
  explainerFor({ siblings: tags.names, repository: shortName(name), now: clock.now() }, viewer.language);
