import type { AlertKind } from '@/lib/markdown/alert-kinds';

/** The words that the renderer adds to a document, in the reader's language. Those left out are English. */
export type OverviewWords = {
  /** Label of an image that is not loaded because it lies outside this site: “image not loaded”. */
  image: string;
  /** Name of a heading's own link, put before the heading's text: “Link to section”. */
  linkToSection: string;
  /** Label of a code block's copy button. Without it there is no button. */
  copy?: string;
  /** Name of a table's scrolling frame, followed by the table's number: “Table”. */
  table?: string;
  footnotes?: string;
  /** Name of the link from a footnote to its place in the text. */
  backToText?: string;
  taskDone?: string;
  taskOpen?: string;
  alerts?: Readonly<Record<AlertKind, string>>;
};

/** A picture that this site serves itself. */
export type OverviewPicture = { path: string; width: number; height: number };

export type OverviewOptions = {
  /**
   * Where the document's source repository is (`https://github.com/owner/name`, optionally `/tree/ref/folder`, or the
   * same on GitLab): relative links lead there. Null: relative links become text.
   */
  sourceUrl: string | null;
  /**
   * Given this site's path for a repository that a Docker Hub link names (`/_/nginx`, `/r/grafana/grafana`), the
   * address to link to, or null when the link must keep leading to Docker Hub. Left out: the path itself.
   */
  siteRepositories?: (path: string) => string | null;
  /** What this site has of a picture elsewhere, by its whole address; null or left out: it is only linked to. */
  pictures?: (address: string) => OverviewPicture | null;
  words: OverviewWords;
};

export type OverviewHeading = { id: string; text: string; level: number };

/** `plain` says that the document was too deep or too slow to format and is shown as its own source text. */
export type RenderedOverview = { html: string; headings: OverviewHeading[]; plain: boolean };
