import type { Severity } from '@/lib/scans/severity';

/** A moment, as the server words it: "Pushed 3 days ago by alice", with the exact time beside it. */
export type TagMoment = { at: string; exact: string; text: string };

export type TagMark = { kind: 'ended' | 'outdated' | 'stale'; text: string };

/** What the newest scan report says of an image, in the reader's words. */
export type TagRowScan = {
  href: string;
  /** Names the link to a screen reader */
  label: string;
  counts: Readonly<Record<Severity, number>>;
  fixable: string | null;
  scanned: TagMoment;
  database: string;
  /** Says that scan or database are old */
  old: string | null;
  /** Says that the report names another image */
  other: string | null;
};

export type TagRowPlatform = {
  platform: string;
  digest: string | null;
  size: string | null;
  /** Never there for who is not signed in */
  scan?: TagRowScan;
};

/** One line of the tags tab, in the reader's words: made on the server, shown by tag-list.tsx. */
export type TagRow = {
  /** The tags of this line: those of one image where the list is grouped by image, else one. */
  names: readonly { tag: string; href: string }[];
  /** More tags of this line than it shows, and where they are */
  more: { text: string; href: string } | null;
  /** Other tags of the same image that this line does not show yet. */
  others: readonly string[];
  otherCount: number;
  isShared: boolean;
  meaning: string;
  /** null for an image: its tags differ in how far they move */
  moves: string | null;
  /** The tag of this image that stays on its version, unless the line is that tag. */
  fixed: string | null;
  marks: readonly TagMark[];
  digest: string | null;
  /** Says that the registry has nothing under this tag, in a repository where it has others */
  absent: string | null;
  platforms: readonly TagRowPlatform[];
  /** Says that it was not scanned; never there for who is not signed in */
  scanNote?: string;
  moments: readonly TagMoment[];
  /** What a FROM line names for this image, as exact as its tags allow. */
  reference: string;
  /** The same with the digest, which never moves */
  pinned: string | null;
};

export type TagRowsPage = {
  rows: readonly TagRow[];
  /** "Tags 1–50 of 412" */
  summary: string;
  /** Says what is not known of all tags, because no registry has any of them */
  note: string | null;
  total: number;
  page: number;
  pageCount: number;
};
