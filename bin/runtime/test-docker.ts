import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findProgram } from '@/bin/runtime/find-program';
import { type ClientProgram, clientProgram } from '@/bin/runtime/test-clients';

const PROGRAMS = ['docker', 'dockerd', 'containerd', 'ctr', 'runc'] as const;
const READY_MS = 60_000;

/** Folders in which Debian's packages have their programs: on this machine, or unpacked below PLIMSOLL_TEST_DOCKER. */
function searchPath(): string {
  const { PLIMSOLL_TEST_DOCKER: unpacked, PATH = '' } = process.env;
  const below = (root: string) => ['usr/bin', 'usr/sbin'].map((folder) => path.join(root, folder));
  return [...(unpacked ? below(unpacked) : []), PATH, '/usr/sbin'].join(path.delimiter);
}

function reason(): string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'a Docker engine needs root on Linux';
  const missing = PROGRAMS.filter((name) => !findProgram([name], searchPath()));
  return missing.length === 0 ? '' : `no ${missing.join(', no ')} on PATH; Debian: apt-get install docker.io`;
}
/** Why no Docker engine can be started here; empty when one can. It may still fail to start, which is no failure of ours. */
export const missingDocker = reason();

export type DockerEngine = {
  /** Docker's command line, with a configuration of its own. */
  docker: ClientProgram;
  /** containerd's, in the same containerd. */
  ctr: ClientProgram;
  stop(): Promise<void>;
};

type Server = { child: ChildProcess; exited: Promise<unknown>; log: string };

function serve(folder: string, name: string, args: readonly string[], env: NodeJS.ProcessEnv): Server {
  const log = path.join(folder, `${name}.log`);
  const output = openSync(log, 'w');
  const program = findProgram([name], env.PATH) ?? name;
  const child = spawn(program, args, { env, stdio: ['ignore', output, output] });
  closeSync(output);
  return { child, exited: new Promise((resolve) => child.once('exit', resolve)), log };
}

/**
 * A Docker engine and its containerd with private sockets and storage that copies (vfs): it changes nothing of the
 * machine's network, runs no containers, and leaves nothing behind. Registries on loopback are spoken to by plain http.
 * @throws Error with the end of the log when it does not start
 */
export async function startDockerEngine(): Promise<DockerEngine> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-docker-'));
  const at = (name: string) => path.join(folder, name);
  mkdirSync(at('home'));
  const env = { ...process.env, PATH: searchPath(), HOME: at('home'), DOCKER_CONFIG: at('home/.docker') };
  const started: Server[] = [];
  const stop = async () => {
    for (const { child, exited } of [...started].reverse()) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const until = async (server: Server, isReady: () => boolean | Promise<boolean>) => {
    for (const end = Date.now() + READY_MS; !(await isReady()); await wait(50))
      if (server.child.exitCode !== null || Date.now() > end) {
        const said = readFileSync(server.log, 'utf8').slice(-1500);
        await stop();
        throw new Error(`${path.basename(server.log, '.log')} does not start:\n${said}`);
      }
  };
  const host = `unix://${at('docker.sock')}`;
  const containerd = serve(
    folder,
    'containerd',
    ['--address', at('containerd.sock'), '--root', at('containerd'), '--state', at('containerd-state')],
    env,
  );
  started.push(containerd);
  await until(containerd, () => existsSync(at('containerd.sock')));
  const places = ['--data-root', at('data'), '--exec-root', at('exec'), '--pidfile', at('docker.pid')];
  const network = ['--bridge=none', '--iptables=false', '--ip6tables=false', '--userland-proxy=false'];
  const dockerd = serve(
    folder,
    'dockerd',
    ['-H', host, '--containerd', at('containerd.sock'), '--storage-driver=vfs', ...places, ...network],
    env,
  );
  started.push(dockerd);
  const program = (name: string, ...first: string[]) =>
    clientProgram(findProgram([name], env.PATH) ?? name, first, env);
  const docker = program('docker', '-H', host);
  await until(dockerd, async () => (await docker('version')).ok);
  return { docker, ctr: program('ctr', '--address', at('containerd.sock')), stop };
}
