export type Tone = 'plain' | 'caution' | 'danger';

/** A tag explained in the reader's words: plain data, made on the server, that any component may show. */
export type TagExplanation = {
  tag: string;
  /** In reading order: the word, what it is, and what that means for whoever uses it. */
  parts: readonly { word: string; title: string; text: string; tone: Tone }[];
  /** How far the tag moves: from "moves freely" to "never". */
  moves: { short: string; text: string; isFixed: boolean };
  /** The base distribution where its support has ended, as in "Debian 10 buster". */
  endedBase: string | null;
};

/** One line: what the tag names, without the explanations. */
export const explanationLine = ({ parts }: TagExplanation): string => parts.map(({ title }) => title).join(' · ');
