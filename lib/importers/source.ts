import type { Link, Maintainer } from '@/lib/repositories/schema';
import type { LibraryEntry } from '@/lib/tags/library-entry';

/** What the docs say of one repository. */
export type CandidateDocs = {
  description: string;
  /** Markdown */
  overview: string;
  licence: string | null;
  deprecation: string | null;
  categories: string[];
  maintainedBy: Link[];
  whereToGetHelp: Link[];
  whereToFileIssues: Link[];
  sourceUrl: string | null;
  logo: { fileName: string; bytes: Uint8Array } | null;
};

/** One official image as its sources describe it. A source only reads; run-import.ts alone writes. */
export type Candidate = {
  name: string;
  /** Path in the source, as in library/redis */
  file: string;
  /** sha256 (hex) of the definition file */
  fileDigest: string;
  maintainers: Maintainer[];
  entries: LibraryEntry[];
  unknownFields: Record<string, string>;
  /** Number of the definition file's last line that is neither blank nor a comment */
  lastLine: number;
  /** undefined: no docs source was given, and what the catalogue has stays. null: this repository has no docs. */
  docs: CandidateDocs | null | undefined;
  /** sha256 (hex) of everything read for `docs` */
  docsDigest: string | null;
  warnings: string[];
};

export type Problem = { line: number | null; reason: string };
export type Reading =
  | { ok: true; candidate: Candidate }
  | { ok: false; name: string; file: string; problems: Problem[] };

export type SourceDescription = {
  library: string;
  docs: string | null;
  libraryCommit: string | null;
  docsCommit: string | null;
};

/** Where an import reads from. */
export type ImportSource = {
  describe(): SourceDescription;
  /** How many definition files there are. */
  total: number;
  readings(): AsyncIterable<Reading>;
};
