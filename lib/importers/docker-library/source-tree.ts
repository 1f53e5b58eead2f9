/** Files of a source, by their path from its root with `/` between. Reading never leaves the root. */
export type SourceTree = {
  /** What the reader named, for messages. */
  readonly place: string;
  /** The commit it was taken from, where the source tells. */
  readonly commit: string | null;
  paths(): readonly string[];
  /** The bytes of a path, through symbolic links that stay inside; undefined when there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
};

export const LARGEST_SOURCE_FILE = 5 * 1024 * 1024;
export const MOST_SOURCE_FILES = 200_000;
