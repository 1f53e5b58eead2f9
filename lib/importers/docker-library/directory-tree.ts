import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { gitCommit } from '@/lib/importers/docker-library/git-commit';
import { LARGEST_SOURCE_FILE, MOST_SOURCE_FILES, type SourceTree } from '@/lib/importers/docker-library/source-tree';
import { AppError } from '@/lib/platform/errors';

async function entriesOf(place: string, folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new AppError(
      'invalid',
      `${place} cannot be read (${error instanceof Error ? error.message : String(error)}): allow this account to read it, or name another folder.`,
    );
  }
}

/** Paths of all files and links below a folder, without git's own; ends early when it is plainly the wrong folder. */
async function filesBelow(place: string, root: string): Promise<string[]> {
  const files: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of await entriesOf(place, path.join(root, folder))) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== '.git') folders.push(file);
      } else if (entry.isFile() || entry.isSymbolicLink()) files.push(file);
      if (files.length + folders.length > MOST_SOURCE_FILES)
        throw new AppError('too_large', `${place} has more than ${MOST_SOURCE_FILES} files: is it the right folder?`);
    }
  return files.sort();
}

/** A checkout may be named by the one folder of it that is read. */
const commitOf = async (root: string): Promise<string | null> =>
  (await gitCommit(root)) ?? (path.basename(root) === 'library' ? gitCommit(path.dirname(root)) : null);

/**
 * A folder on disk; files are read when they are asked for. Links are followed while they stay inside.
 * @throws AppError `invalid` when it cannot be read, `too_large` when it, or a file asked for, is beyond the limits
 */
export async function directoryTree(place: string): Promise<SourceTree> {
  const root = await realpath(place);
  const files = await filesBelow(place, root);
  const known = new Set(files);
  return {
    place,
    commit: await commitOf(root),
    paths: () => files,
    async read(file) {
      if (!known.has(file)) return undefined;
      const target = await realpath(path.join(root, file)).catch(() => undefined);
      if (!target?.startsWith(root + path.sep)) return undefined; // a link that dangles, or leads out
      const found = await stat(target);
      if (!found.isFile()) return undefined; // a link to a folder
      if (found.size > LARGEST_SOURCE_FILE)
        throw new AppError(
          'too_large',
          `${place}/${file} has ${found.size} bytes; at most ${LARGEST_SOURCE_FILE} are read.`,
        );
      return readFile(target);
    },
  };
}
