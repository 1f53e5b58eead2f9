import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { livePid, processIdentity, signalProcess } from '@/bin/runtime/process-identity';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let parent: ChildProcess | undefined;
let identities: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-supervisor-'));
});
afterEach(() => {
  parent?.kill('SIGKILL');
  for (const pid of identities.map((identity) => livePid(identity))) if (pid) signalProcess(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A child that writes its number beside the data directory's files, and does nothing until it is ended. */
const idle = (name: string) =>
  JSON.stringify([
    '-e',
    `require('node:fs').writeFileSync(${JSON.stringify(path.join(folder, name))}, String(process.pid)); setInterval(() => {}, 1000)`,
  ]);

/** Runs `work` in a supervised process until its children have written all of `files`. */
async function supervised(work: string, files: string[]) {
  const code = `
    const { supervise } = await import('./bin/runtime/supervisor.ts');
    const { startChild } = await import('./bin/runtime/children.ts');
    const { runQuietly } = await import('./bin/runtime/run-program.ts');
    const { fail } = supervise(console.log);
    ${work}
  `;
  parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: root,
    env: { ...process.env, npm_lifecycle_event: '' },
  });
  let output = '';
  for (const stream of [parent.stdout, parent.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const exit = new Promise<number | null>((resolve) => parent?.once('close', resolve));
  const numbers = () => files.map((name) => Number(existsSync(path.join(folder, name)) && read(name)));
  await expect.poll(() => numbers().every((pid) => pid > 0), { timeout: 15_000 }).toBe(true);
  identities = numbers().map((pid) => processIdentity(pid));
  return { exit, output: () => output };
}
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

describe('a supervised process', () => {
  it('that gets a signal while it waits for a program (as “next build”) ends it, and reports no failure', async () => {
    const { exit, output } = await supervised(`runQuietly('the program', ${idle('one')}).catch(fail);`, ['one']);
    parent?.kill('SIGINT');
    expect(await exit).toBe(130);
    expect(identities.map((identity) => livePid(identity))).toEqual([undefined]);
    expect(output()).toBe('Stopping …\n');
  });

  it('notes its children as long as they run, and leaves no note after a clean stop', async () => {
    const start = (name: string) =>
      `startChild(${idle(name)}, { env: process.env, dataDirectory: ${JSON.stringify(folder)} });`;
    const { exit } = await supervised(start('one') + start('two'), ['one', 'two']);
    expect(JSON.parse(read('children.json'))).toEqual(identities);
    parent?.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(identities.map((identity) => livePid(identity))).toEqual([undefined, undefined]);
    expect(readdirSync(folder).sort()).toEqual(['one', 'two']);
  });
});
