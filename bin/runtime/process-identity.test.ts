import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { commandLine, livePid, processIdentity, signalGroup, signalProcess } from '@/bin/runtime/process-identity';

const hasPs = spawnSync('ps', ['-o', 'lstart=', '-p', String(process.pid)]).status === 0;
if (!hasPs) console.warn('skipped: there is no ps here, which names processes on macOS and the BSDs');
const platforms = hasPs ? (['linux', 'darwin'] as const) : (['linux'] as const);

let child: ChildProcess | undefined;
/** A process that does nothing until it is ended. */
function idle(): { pid: number; ended: Promise<unknown> } {
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  const ended = new Promise((resolve) => child?.once('exit', resolve));
  return { pid: child.pid ?? 0, ended };
}
afterEach(() => void child?.kill('SIGKILL'));

describe.skipIf(process.platform === 'win32').each(platforms)('a process, as %s names it', (platform) => {
  if (platform === 'linux' && process.platform !== 'linux') return it.skip('is named by /proc, which is not here');

  it('is known by its start time as well as its number, in the same words every time', () => {
    const identity = processIdentity(process.pid, platform);
    expect(identity).toMatch(platform === 'linux' ? /^\d+@\d+$/ : /^\d+@\w{3} \w{3} +\d+ \d\d:\d\d:\d\d \d{4}$/);
    expect(processIdentity(process.pid, platform)).toBe(identity);
    expect(livePid(identity, platform)).toBe(process.pid);
  });

  it('is not mistaken for another one that got its number later', () => {
    expect(livePid(`${process.pid}@Mon Jan  2 03:04:05 2006`, platform)).toBeUndefined();
    expect(livePid(String(process.pid), platform)).toBeUndefined();
  });

  it('is gone when it has ended, and signals to it are no failure', async () => {
    const { pid, ended } = idle();
    const identity = processIdentity(pid, platform);
    expect(livePid(identity, platform)).toBe(pid);
    expect(commandLine(pid, platform)).toContain('setInterval');
    expect(signalGroup(pid, 'SIGKILL')).toBe(true);
    await ended;
    expect(livePid(identity, platform)).toBeUndefined();
    expect(livePid(processIdentity(pid, platform), platform)).toBeUndefined();
    expect(commandLine(pid, platform)).toBeUndefined();
    expect(signalGroup(pid, 'SIGKILL')).toBe(false);
    expect(signalProcess(pid, 'SIGKILL')).toBe(false);
  });
});
