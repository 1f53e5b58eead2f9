import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnChild } from '@/bin/runtime/children';
import { type Installation, postgresProgram, serverEnvironment } from '@/bin/runtime/postgres-binaries';
import { StopError } from '@/bin/runtime/stop-error';

const OPTIONS = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
];

/**
 * Makes the cluster unless it is there: initdb into a folder beside, renamed when it is complete, so that an
 * interrupted one is never taken for a cluster.
 * @throws StopError with what initdb says
 */
export async function createCluster(installation: Installation, password: string): Promise<void> {
  const { native, clusterDirectory, owner } = installation;
  if (existsSync(path.join(clusterDirectory, 'PG_VERSION'))) return;
  const draft = `${clusterDirectory}.new`;
  const passwordFile = `${clusterDirectory}.password.new`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(clusterDirectory, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) for (const file of [draft, passwordFile]) chownSync(file, owner.uid, owner.gid);
  const initdb = spawnChild(
    postgresProgram(native, 'initdb'),
    ['-D', draft, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...OPTIONS],
    { ...owner, env: serverEnvironment(), cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  initdb.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const { code, error } = await initdb.exited;
  rmSync(passwordFile, { force: true });
  if (code !== 0)
    throw new StopError(`Postgres could not make its data directory ${draft}:\n${error?.message ?? complaint}`);
  renameSync(draft, clusterDirectory);
}
