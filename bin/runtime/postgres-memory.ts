import { totalmem } from 'node:os';

const MEBIBYTE = 2 ** 20;

/** What this process and its children may use, in bytes: the machine's memory, or the limit of the container. */
function availableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/**
 * Settings for an embedded Postgres that shares its machine with the site: a quarter of the memory as its own cache (128 MiB,
 * which is Postgres' default, to 8 GiB; it takes what it has read), and the assumption that the system caches as much again.
 */
export function postgresMemory(available = availableMemory()): string[] {
  const buffers = Math.min(8192, Math.max(128, Math.floor(available / 4 / MEBIBYTE)));
  const cached = Math.max(512, Math.floor(available / 2 / MEBIBYTE));
  return ['-c', `shared_buffers=${buffers}MB`, '-c', `effective_cache_size=${cached}MB`];
}
