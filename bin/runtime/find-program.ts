import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** The first of the programs that is on PATH, in the order of the names; undefined when none is. */
export function findProgram(names: readonly string[], searchPath = process.env.PATH ?? ''): string | undefined {
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  for (const name of names)
    for (const folder of folders) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        if (statSync(file).isFile()) return file;
      } catch {
        // Not there: look further.
      }
    }
  return undefined;
}
