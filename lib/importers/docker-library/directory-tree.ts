import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { gitCommit } from '@/lib/importers/docker-library/git-commit';
import { LARGEST_SOURCE_FILE, MOST_SOURCE_FILES, type SourceTree } from '@/lib/importers/docker-library/source-tree';
import { AppError } from '@/lib/platform/errors';

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.startsWith('.git/'));
}

/** A folder on disk; files are read when they are asked for. */
export async function directoryTree(place: string): Promise<SourceTree> {
  const root = await realpath(place);
  const files = (await filesBelow(root)).sort();
  if (files.length > MOST_SOURCE_FILES)
    throw new AppError('too_large', `${place} has more than ${MOST_SOURCE_FILES} files: is it the right folder?`);
  const known = new Set(files);
  return {
    place,
    commit: await gitCommit(root),
    paths: () => files,
    async read(file) {
      if (!known.has(file)) return undefined;
      const target = await realpath(path.join(root, file)).catch(() => undefined);
      if (!target?.startsWith(root + path.sep)) return undefined; // a link that dangles, or leads out
      const { size } = await stat(target);
      if (size > LARGEST_SOURCE_FILE)
        throw new AppError('too_large', `${place}/${file} has ${size} bytes; at most ${LARGEST_SOURCE_FILE} are read.`);
      return readFile(target);
    },
  };
}
