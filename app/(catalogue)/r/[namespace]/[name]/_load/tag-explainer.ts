import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import type { TagExplanation } from '@/components/tag/explanation';
import type { Language } from '@/lib/names/language';

export type ExplainTag = (tag: string) => TagExplanation;
type Context = { siblings: readonly string[]; repository: string; now: Date };

/** A tag in the reader's words. `siblings` are all tags of its repository: they show how far it moves. */
export function explainTagInWords(tag: string, _context: Context, _language: Language): TagExplanation {
  return {
    tag,
    parts: tag.split('-').map((word) => ({ word, title: `Version ${word}`, text: 'STUB', tone: 'plain' })),
    moves: { short: 'STUB moves', text: 'STUB', isFixed: /\d+\.\d+\.\d+/.test(tag) },
    endedBase: /buster|jessie/.test(tag) ? 'Debian 10 buster' : null,
  };
}

/** Explains the tags of one repository, each once. */
export function tagExplainer({ viewer }: LoadedRepository): ExplainTag {
  return (tag) => explainTagInWords(tag, { siblings: [], repository: '', now: new Date() }, viewer.language);
}
