import type { Maintainer } from '@/lib/repositories/schema';
import type { LibraryEntry } from '@/lib/tags/library-entry';

/** A library definition file, read and checked; its entries merged as docker-library merges them. */
export type Definition = {
  name: string;
  maintainers: Maintainer[];
  entries: LibraryEntry[];
  /** Fields of the global paragraph that docker-library does not define */
  unknownFields: Record<string, string>;
  /** Number of the last line that is neither blank nor a comment */
  lastLine: number;
};
