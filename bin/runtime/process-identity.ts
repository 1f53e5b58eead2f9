import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

type Platform = NodeJS.Platform;

/** Asks ps(1) for one column, in the same words in every time zone and language; undefined when there is no such process. */
function ps(column: string, pid: number): string | undefined {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const args = ['-ww', '-o', `${column}=`, '-p', String(pid)];
  const { status, stdout, error } = spawnSync('ps', args, { encoding: 'utf8', env });
  if (error) throw error; // without ps a living process would be taken for an ended one
  return status === 0 ? stdout.trim() || undefined : undefined;
}

/** When a process started, to be compared only; undefined when it has ended, also when nobody has reaped it yet. */
function startTime(pid: number, platform: Platform): string | undefined {
  if (platform !== 'linux') return ps('lstart', pid);
  try {
    // proc(5): after the name in parentheses come field 3, the state, and so field 22, the start time.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined; // ended
  }
}

function takesSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A process by number and start time, so that a number used again for another process is not mistaken for it: from
 * /proc on Linux, from `ps -o lstart=` on macOS and the BSDs, on Windows the number alone.
 */
export function processIdentity(pid: number, platform: Platform = process.platform): string {
  return platform === 'win32' ? String(pid) : `${pid}@${startTime(pid, platform) ?? 'gone'}`;
}

/** The live process that an identity names, or undefined when it has ended. */
export function livePid(identity: string, platform: Platform = process.platform): number | undefined {
  const pid = Number(identity.split('@')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || identity.endsWith('@gone') || !takesSignals(pid)) return undefined;
  return processIdentity(pid, platform) === identity ? pid : undefined;
}

/** The command line of a live process, its words separated by blanks; undefined when it has ended. */
export function commandLine(pid: number, platform: Platform = process.platform): string | undefined {
  if (platform !== 'linux') return ps('command', pid);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0$/, '').replaceAll('\0', ' ') || undefined;
  } catch {
    return undefined; // ended
  }
}

function send(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

/** @returns false when the process has ended by itself meanwhile */
export const signalProcess = (pid: number, signal: NodeJS.Signals | 0): boolean => send(pid, signal);

/** Signals a process that leads a group, and all of that group. @returns false when it has ended meanwhile */
export const signalGroup = (pid: number, signal: NodeJS.Signals): boolean =>
  send(process.platform === 'win32' ? pid : -pid, signal);
