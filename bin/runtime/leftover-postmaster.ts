import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commandLine, livePid, processIdentity, signalProcess } from '@/bin/runtime/process-identity';
import { StopError } from '@/bin/runtime/stop-error';

/** Its number is in postmaster.pid; that number is still its own if its command line names the cluster. */
function leftoverPostmaster(clusterDirectory: string): number | undefined {
  const pidFile = path.join(clusterDirectory, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!(pid > 0)) return undefined;
  if (process.platform === 'win32') return livePid(processIdentity(pid));
  return commandLine(pid)?.includes(`postgres -D ${clusterDirectory} -p `) ? pid : undefined;
}

/**
 * Stops the Postgres that a killed run left on this cluster, if there is one.
 * @throws StopError when it does not stop within thirty seconds
 */
export async function stopLeftoverPostmaster(clusterDirectory: string): Promise<void> {
  const pid = leftoverPostmaster(clusterDirectory);
  if (!pid) return;
  const identity = processIdentity(pid);
  if (!signalProcess(pid, 'SIGINT')) return; // "fast": ends sessions and writes a checkpoint
  for (let i = 0; i < 300 && livePid(identity); i += 1) await wait(100);
  if (livePid(identity))
    throw new StopError(`A Postgres left over from an earlier run (process ${pid}) does not stop: end it first.`);
}
