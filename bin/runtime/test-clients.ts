import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '@/bin/runtime/find-program';

/** What a program did: everything a person sees in the terminal is in `printed`. */
export type Ran = { ok: boolean; stdout: string; printed: string };
export type ClientProgram = (...args: string[]) => Promise<Ran>;

const OUTPUT = 64 << 20;

/** A program with these first arguments; a failure is a result, not an exception. */
export const clientProgram =
  (file: string, first: readonly string[], env: NodeJS.ProcessEnv): ClientProgram =>
  (...args) =>
    new Promise((resolve) => {
      execFile(file, [...first, ...args], { env, maxBuffer: OUTPUT }, (error, stdout, stderr) =>
        resolve({ ok: error === null, stdout, printed: `${stdout}${stderr}` }),
      );
    });

/** What a program printed. @throws Error with that when it failed */
export async function done(running: Promise<Ran>): Promise<string> {
  const { ok, stdout, printed } = await running;
  if (!ok) throw new Error(printed);
  return stdout;
}

/** What a program complained of. @throws Error when it did not fail */
export async function complaint(running: Promise<Ran>): Promise<string> {
  const { ok, printed } = await running;
  if (ok) throw new Error(`This should have been refused:\n${printed}`);
  return printed;
}

/** Why a client is not there; empty when it is. A variable like PLIMSOLL_TEST_PODMAN may name another one. */
export function missingClient(name: string): string {
  return programOf(name) ? '' : `no “${name}” on PATH; Debian: apt-get install ${name}`;
}
const programOf = (name: string): string | undefined =>
  process.env[`PLIMSOLL_TEST_${name.toUpperCase()}`] || findProgram([name]);

/** skopeo and podman that keep everything in a folder of their own and speak plain http with one host. */
export function containerTools(folder: string, host: string): { skopeo: ClientProgram; podman: ClientProgram } {
  const settings = path.join(folder, '.config/containers');
  mkdirSync(settings, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(path.join(settings, name), text);
  write('policy.json', JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }));
  write('registries.conf', `[[registry]]\nlocation = "${host}"\ninsecure = true\n`);
  write('storage.conf', `[storage]\ndriver = "vfs"\ngraphroot = "${folder}/storage"\nrunroot = "${folder}/run"\n`);
  const env = {
    ...process.env,
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    TMPDIR: folder,
    REGISTRY_AUTH_FILE: path.join(folder, 'auth.json'),
    CONTAINERS_REGISTRIES_CONF: path.join(settings, 'registries.conf'),
    CONTAINERS_STORAGE_CONF: path.join(settings, 'storage.conf'),
  };
  return {
    skopeo: clientProgram(programOf('skopeo') ?? 'skopeo', [], env),
    podman: clientProgram(
      programOf('podman') ?? 'podman',
      ['--root', `${folder}/storage`, '--runroot', `${folder}/run`, '--storage-driver', 'vfs'],
      env,
    ),
  };
}
