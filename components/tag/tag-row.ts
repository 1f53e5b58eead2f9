/** One line of the tags tab, in the reader's words: made on the server, shown by tag-list.tsx. */
export type TagRow = {
  /** The tags of this line: all of one image where the list is grouped by image, else one. */
  names: readonly { tag: string; href: string }[];
  /** Other tags of the same image that this line does not show yet. */
  others: readonly string[];
  isShared: boolean;
  meaning: string;
  /** null for an image: its tags differ in how far they move */
  moves: string | null;
  /** The tag of this image that stays on its version, unless the line is that tag. */
  fixed: string | null;
  /** Says that the base gets no more updates */
  endedBase: string | null;
  platforms: readonly string[];
  platformCount: string;
  /** What a FROM line names for this image, as exact as its tags allow. */
  reference: string;
};

export type TagRowsPage = {
  query: string;
  sort: string;
  rows: readonly TagRow[];
  /** "Tags 1–50 of 412" */
  summary: string;
  total: number;
  page: number;
  pageCount: number;
};
