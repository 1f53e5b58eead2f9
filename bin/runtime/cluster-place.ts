import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StopError } from '@/bin/runtime/stop-error';

/** In the data directory: where its cluster is, relative to it when it is inside, so that both can be moved together. */
const recordOf = (dataDirectory: string) => path.join(dataDirectory, 'cluster');
/** Beside a cluster that is elsewhere: whose it is. */
const ownerNoteOf = (cluster: string) => path.join(path.dirname(cluster), 'data-directory');

const isInside = (dataDirectory: string, cluster: string) => path.dirname(cluster) === path.resolve(dataDirectory);
const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
const isCluster = (directory: string) => existsSync(path.join(directory, 'PG_VERSION'));

function recordedCluster(dataDirectory: string): string | undefined {
  const place = textOf(recordOf(dataDirectory));
  return place ? path.resolve(dataDirectory, place) : undefined;
}

function refuseCopy(dataDirectory: string, cluster: string): void {
  if (isInside(dataDirectory, cluster)) return;
  const owner = textOf(ownerNoteOf(cluster));
  if (owner && owner !== path.resolve(dataDirectory) && recordedCluster(owner) === cluster)
    throw new StopError(
      `The data directories ${dataDirectory} and ${owner} both name the database ${cluster}, which only one may use. Is the first a copy? Delete ${recordOf(dataDirectory)}, and it begins with an empty catalogue.`,
    );
}

/**
 * Where the cluster of a data directory is: the recorded place, else the first of `places` where one is already, else
 * the first of them, where it is to be made.
 * @throws StopError when the recorded one is gone, or is another data directory's
 */
export function findClusterPlace(dataDirectory: string, places: readonly [string, ...string[]]): string {
  const recorded = recordedCluster(dataDirectory);
  if (!recorded) return places.find(isCluster) ?? places[0];
  if (!isCluster(recorded))
    throw new StopError(
      `The database of this data directory was at ${recorded}; it is not there any more, or this user may not read it. Bring it back (or start as the user of before). To begin with an empty catalogue instead, delete ${recordOf(dataDirectory)}.`,
    );
  refuseCopy(dataDirectory, recorded);
  return recorded;
}

function keep(file: string, text: string): void {
  if (textOf(file) === text) return;
  writeFileSync(`${file}.new`, `${text}\n`);
  renameSync(`${file}.new`, file);
}

/** Records where the cluster is, once it is there: whatever the folders' modes become, the next start uses the same. */
export function recordClusterPlace(dataDirectory: string, cluster: string): void {
  const inside = isInside(dataDirectory, cluster);
  if (!inside) keep(ownerNoteOf(cluster), path.resolve(dataDirectory));
  keep(recordOf(dataDirectory), inside ? path.basename(cluster) : cluster);
}
