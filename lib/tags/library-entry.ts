/** Where one architecture's image of an entry is built from. */
export type EntrySource = {
  gitRepo: string;
  gitFetch: string;
  gitCommit: string;
  directory: string;
  file: string;
  /** Empty for the ordinary Dockerfile build */
  builder: string;
};

/** One image of a library definition file: every one of its tags points to it. */
export type LibraryEntry = {
  tags: string[];
  sharedTags: string[];
  architectures: string[];
  source: EntrySource;
  /** Per architecture, where it differs */
  overrides: Record<string, Partial<EntrySource>>;
  constraints: string[];
  unknownFields: Record<string, string>;
};
