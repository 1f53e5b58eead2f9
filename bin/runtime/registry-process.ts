import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Child, startChild } from '@/bin/runtime/children';
import { findProgram } from '@/bin/runtime/find-program';
import { freePort } from '@/bin/runtime/free-port';
import {
  type RegistryFiles,
  type RegistrySettings,
  writeRegistryConfiguration,
} from '@/bin/runtime/registry-configuration';
import { StopError } from '@/bin/runtime/stop-error';

const PROGRAMS = ['registry', 'docker-registry'];
const READY_SECONDS = 30;
const PORT_ATTEMPTS = 3;

/** The registry program of this machine (Debian calls it docker-registry), if it has one. */
export const findRegistryProgram = (searchPath?: string): string | undefined => findProgram(PROGRAMS, searchPath);

export type RegistryProcess = RegistryFiles & { url: string; exited: Child['exited']; stop(): Promise<void> };

const lastLines = (file: string): string => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n');

/** Only what it needs: `REGISTRY_…` variables would change its configuration, others are none of its business. */
function registryEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, TMPDIR } = process.env;
  return { PATH, HOME, TZ, TMPDIR, OTEL_TRACES_EXPORTER: 'none', NODE_ENV: process.env.NODE_ENV };
}

/** Whether the registry asks for a token, as it does once it serves. */
async function asksForToken(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v2/`, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
    await response.arrayBuffer();
    return response.status === 401;
  } catch {
    return false; // not listening yet
  }
}

async function attempt(
  program: string,
  dataDirectory: string,
  settings: RegistrySettings,
): Promise<RegistryProcess | string> {
  const port = await freePort();
  const files = writeRegistryConfiguration(dataDirectory, port, settings, new Date());
  const url = `http://127.0.0.1:${port}`;
  const output = openSync(files.log, 'w', 0o600);
  const child = startChild(['serve', files.configuration], {
    program,
    dataDirectory,
    output,
    env: registryEnvironment(),
  });
  closeSync(output);
  let ended = false;
  void child.exited.then(() => {
    ended = true;
  });
  for (const until = Date.now() + READY_SECONDS * 1000; Date.now() < until && !ended; ) {
    if ((await asksForToken(url)) && !ended) return { ...files, url, exited: child.exited, stop: child.stop };
    await Promise.race([wait(50), child.exited]);
  }
  await child.stop();
  return lastLines(files.log);
}

/**
 * Starts the bundled registry on a free port of loopback, with everything it keeps below the data directory, and waits
 * until it asks for tokens. When it ends later, `exited` says so and its log is in `registry.log`.
 * @throws StopError with the end of its log when it does not get that far
 */
export async function startRegistry(
  program: string,
  dataDirectory: string,
  settings: RegistrySettings,
): Promise<RegistryProcess> {
  let log = '';
  for (let i = 0; i < PORT_ATTEMPTS; i += 1) {
    const started = await attempt(program, dataDirectory, settings);
    if (typeof started !== 'string') return started;
    log = started;
    // The port was free when we looked; somebody else may have taken it since.
    if (!log.includes('address already in use')) break;
  }
  throw new StopError(`The registry (${program}) does not start:\n${log || 'It wrote nothing to its log.'}`);
}
