import { readFileSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A process by number and start time, so that a number used again for another process is not mistaken for it.
 * The start time is field 22 of /proc/PID/stat (proc(5)); elsewhere than on Linux the number alone.
 */
export function processIdentity(pid: number): string {
  if (process.platform !== 'linux') return String(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${pid}@${afterName[19]}`;
  } catch {
    return `${pid}@gone`;
  }
}

/** The live process that an identity names, or undefined when it has ended. */
export function livePid(identity: string): number | undefined {
  const pid = Number(identity.split('@')[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) && processIdentity(pid) === identity ? pid : undefined;
}
