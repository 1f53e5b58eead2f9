import type { EntrySource, LibraryEntry } from '@/lib/tags/library-entry';

/** The architecture whose Dockerfile a line links: amd64 where the entry has it, else its first. */
export const linkArchitecture = ({ architectures }: LibraryEntry): string =>
  architectures.includes('amd64') ? 'amd64' : (architectures[0] ?? 'amd64');

/** An architecture's own values where they are given and not empty, else the entry's. */
export function sourceOf(entry: LibraryEntry, architecture: string): EntrySource {
  const own = Object.entries(entry.overrides[architecture] ?? {}).filter(([, value]) => value !== '');
  return { ...entry.source, ...Object.fromEntries(own) };
}

/** Whether what is linked is an OCI index to import, and not a Dockerfile (busybox, debian, ubuntu). */
export const linksToIndex = (entry: LibraryEntry): boolean =>
  sourceOf(entry, linkArchitecture(entry)).builder === 'oci-import';

/**
 * The page of the file that an architecture's image is built from, as docker-library links it; null for a place
 * it gives no link for.
 */
export function dockerfileUrl(entry: LibraryEntry, architecture: string): string | null {
  const { gitRepo, gitFetch, gitCommit, directory, file } = sourceOf(entry, architecture);
  const path = directory === '.' ? file : `${directory}/${file}`;
  const base = gitRepo.replace(/^git:\/\//, 'https://').replace(/\.git$/, '');
  if (base.startsWith('https://github.com/')) return `${base}/blob/${gitCommit}/${path}`;
  if (base.startsWith('https://gitlab.')) return `${base}/-/blob/${gitCommit}/${path}`;
  if (base.startsWith('https://git.launchpad.net/')) return `${base}/tree/${path}?h=${gitFetch}&id=${gitCommit}`;
  return null;
}
