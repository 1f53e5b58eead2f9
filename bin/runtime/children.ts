import { type ChildProcess, type SpawnOptions, type StdioOptions, spawn } from 'node:child_process';
import path from 'node:path';
import { atEnd, isEnding } from '@/bin/runtime/at-end';
import { noteChild, noteChildrenIn } from '@/bin/runtime/child-notes';
import { signalGroup } from '@/bin/runtime/process-identity';
import { projectRoot } from '@/bin/runtime/project';
import { StopError } from '@/bin/runtime/stop-error';

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

type Exit = { code: number | null; signal: string | null; error?: Error };

export type Child = {
  process: ChildProcess;
  exited: Promise<Exit>;
  /** Whether it has ended, or could not be started at all. */
  ended(): boolean;
  stop(): Promise<void>;
};

type Stopping = {
  signal?: NodeJS.Signals;
  /** What is sent when it has not ended `graceMs` after the first signal. */
  force?: NodeJS.Signals;
  graceMs?: number;
  /** Whether the next start ends it if we are killed; not for what has a record of its own. */
  noted?: boolean;
};

/**
 * Starts a process in a group of its own (so that Ctrl-C reaches only us, and we stop it in order). From the moment
 * it runs, ending this process ends it first.
 * @throws StopError when this process is already being ended
 */
export function spawnChild(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
  { signal: first = 'SIGTERM', force = 'SIGKILL', graceMs = 15_000, noted = true }: Stopping = {},
): Child {
  if (isEnding()) throw new StopError('Plimsoll is being stopped.');
  const child = spawn(program, args, { ...options, detached: process.platform !== 'win32' });
  const { pid } = child;
  const forgetNote = pid && noted ? noteChild(pid) : () => undefined;
  let over = false;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => resolve({ code: 1, signal: null, error }));
  }).then((exit) => {
    over = true;
    forgetNote();
    forgetStop();
    return exit;
  });
  const send = (signal: NodeJS.Signals) => void (pid && !over && signalGroup(pid, signal));
  const shutDown = async () => {
    send(first);
    const timer = setTimeout(() => send(force), graceMs);
    await exited;
    clearTimeout(timer);
  };
  let stopping: Promise<void> | undefined;
  const stop = () => {
    if (!over) stopping ??= shutDown();
    return stopping ?? Promise.resolve();
  };
  const forgetStop = atEnd(stop);
  return { process: child, exited, ended: () => over, stop };
}

/**
 * Starts a program beside us, a Node program of ours unless `program` names another, and notes it in the data directory, for
 * the next start to end it if we are killed.
 * @param options.output an open file for what it writes, instead of our own output
 */
export function startChild(
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; dataDirectory: string; graceMs?: number; program?: string; output?: number },
): Child {
  noteChildrenIn(options.dataDirectory);
  const { output } = options;
  const stdio: StdioOptions = output === undefined ? 'inherit' : ['ignore', output, output];
  const child = spawnChild(
    options.program ?? process.execPath,
    args,
    { cwd: projectRoot, stdio, env: options.env },
    options.graceMs === undefined ? {} : { graceMs: options.graceMs },
  );
  void child.exited.then(({ error }) => error && console.error(error.message));
  return child;
}
