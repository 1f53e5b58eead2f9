import type { DescribedWord } from '@/lib/tags/explain-in-words';

/** A tag explained in the reader's words: plain data, made on the server, that any component may show. */
export type TagExplanation = {
  tag: string;
  /** In reading order: the word, what it is, and what that means for whoever uses it. */
  parts: readonly DescribedWord[];
  /** How far the tag moves: from "moves freely" to "never". */
  moves: { short: string; text: string; isFixed: boolean };
  /** The base distribution where its support has ended, as in "Debian 10 buster". */
  endedBase: string | null;
  /** Where the base's publisher states its dates. */
  datesSource: string | null;
};

/** One line: what the tag names, without the explanations. */
export const explanationLine = ({ parts }: TagExplanation): string => parts.map(({ title }) => title).join(' · ');

/** Of the tags of one image the one that says most about it: it stays on its version, and names the most. */
export function mostTelling(ofImage: readonly TagExplanation[]): TagExplanation | undefined {
  const byDetail = ofImage.toSorted((a, b) => b.parts.length - a.parts.length || b.tag.length - a.tag.length);
  return byDetail.find(({ moves }) => moves.isFixed) ?? byDetail[0];
}

/** Of the tags of one image the shortest that stays on its version. */
export const shortestFixed = (ofImage: readonly TagExplanation[]): string | undefined =>
  ofImage.filter(({ moves }) => moves.isFixed).toSorted((a, b) => a.tag.length - b.tag.length)[0]?.tag;
