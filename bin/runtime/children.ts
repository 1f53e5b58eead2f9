import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { livePid, processIdentity } from '@/bin/runtime/process-identity';
import { projectRoot } from '@/bin/runtime/project';

/** This process's environment for a child: our Node first in PATH, so that `#!/usr/bin/env node` agrees with us. */
export function childEnvironment(more: Readonly<Record<string, string | undefined>> = {}): NodeJS.ProcessEnv {
  const inherited = { ...process.env };
  return {
    ...inherited,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    TSX_TSCONFIG_PATH: path.join(projectRoot, 'tsconfig.json'),
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${inherited.PATH ?? ''}`,
    ...more,
  } as NodeJS.ProcessEnv;
}

export type Child = {
  process: ChildProcess;
  exited: Promise<{ code: number | null; signal: string | null }>;
  stop(): Promise<void>;
};

const noteFile = (dataDirectory: string) => path.join(dataDirectory, 'children.json');
const noted: string[] = [];

/**
 * Ends children of a run that was killed before it could: those noted there that are still the same processes.
 * Only for who knows that the run is over (nobody holds the data directory). @returns how many
 */
export async function endLeftoverChildren(dataDirectory: string): Promise<number> {
  let identities: string[] = [];
  try {
    identities = JSON.parse(readFileSync(noteFile(dataDirectory), 'utf8')) as string[];
  } catch {
    return 0; // nothing was noted
  }
  let ended = 0;
  for (const identity of identities) {
    const pid = livePid(identity);
    if (!pid) continue;
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    while (livePid(identity)) await wait(20);
    ended += 1;
  }
  rmSync(noteFile(dataDirectory), { force: true });
  return ended;
}

/**
 * Starts a child, a Node program unless `program` names another, in a process group of its own (so that Ctrl-C reaches
 * only us, and we stop it in order) and notes it, for the next start to end it if we are killed.
 * @param options.output an open file for what it writes, instead of our own output
 */
export function startChild(
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; dataDirectory: string; graceMs?: number; program?: string; output?: number },
): Child {
  const child = spawn(options.program ?? process.execPath, args, {
    cwd: projectRoot,
    stdio: options.output === undefined ? 'inherit' : ['ignore', options.output, options.output],
    detached: process.platform !== 'win32',
    env: options.env,
  });
  const { pid } = child;
  if (pid) {
    noted.push(processIdentity(pid));
    writeFileSync(noteFile(options.dataDirectory), JSON.stringify(noted));
  }
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => {
      console.error(error.message);
      resolve({ code: 1, signal: null });
    });
  });
  const signalGroup = (signal: NodeJS.Signals) => {
    if (!pid || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  };
  const stop = async () => {
    if (!pid || child.exitCode !== null || child.signalCode !== null) return;
    signalGroup('SIGTERM');
    const timer = setTimeout(() => signalGroup('SIGKILL'), options.graceMs ?? 15_000);
    await exited;
    clearTimeout(timer);
  };
  return { process: child, exited, stop };
}
