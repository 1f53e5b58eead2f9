import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDirectory } from '@/bin/runtime/data-directory-lock';
import { processIdentity } from '@/bin/runtime/process-identity';

const root = path.resolve(import.meta.dirname, '../..');
const STALE = JSON.stringify({ identity: `${process.pid}@1`, what: 'a process number used again' });
let directory: string;
const lock = (what: string) => lockDataDirectory(directory, { what, kind: 'server', external: false });
const lockFile = () => path.join(directory, 'lock');

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'plimsoll-lock-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('the lock of the data directory', () => {
  it('is refused while another process works on it', () => {
    writeFileSync(lockFile(), JSON.stringify({ identity: processIdentity(process.pid), what: 'another' }));
    expect(() => lock('me')).toThrow(/is in use by “another”/);
  });

  it.each([
    ['whose process is gone', STALE],
    ['that a crash has cut off', '{"identity":"12'],
    ['that a crash has left empty', ''],
  ])('is taken over from one %s, held, and given back without a trace', (_what, text) => {
    writeFileSync(lockFile(), text);
    const unlock = lock('me');
    expect(() => lock('you')).toThrow(/is in use by “me”/);
    unlock();
    expect(readdirSync(directory)).toEqual([]);
    lock('you')();
  });

  it('is taken over although one that was taking it over was killed', () => {
    writeFileSync(lockFile(), STALE);
    const claim = `${lockFile()}.${createHash('sha256').update(STALE).digest('hex').slice(0, 16)}`;
    writeFileSync(claim, STALE);
    lock('me');
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ what: 'me' });
  });

  it('is not taken away from who has it now, by one who had it before', () => {
    const unlock = lock('me');
    unlock();
    const again = lock('me again');
    unlock();
    expect(() => lock('you')).toThrow(/is in use by “me again”/);
    writeFileSync(lockFile(), 'of somebody else');
    again();
    expect(readFileSync(lockFile(), 'utf8')).toBe('of somebody else');
  });

  it('goes to exactly one of several processes that find a dead one’s lock at the same time', async () => {
    const rounds = Array.from({ length: 400 }, (_, round) => path.join(directory, String(round)));
    for (const round of rounds) {
      mkdirSync(round);
      writeFileSync(path.join(round, 'lock'), STALE);
    }
    // Each comes to a directory at the same moment as the others, and says in which of them the lock is its own.
    const code = `
      const { lockDataDirectory } = await import('./bin/runtime/data-directory-lock.ts');
      const begin = Number(await new Promise((resolve) => { process.stdin.once('data', resolve); console.log('ready'); }));
      const won = [];
      for (const [round, directory] of ${JSON.stringify(rounds)}.entries()) {
        while (performance.timeOrigin + performance.now() < begin + round * 2);
        try { lockDataDirectory(directory, 'racer'); won.push(directory); }
        catch (error) { if (error.name !== 'StopError') throw error; }
      }
      console.log(JSON.stringify(won));
      process.stdin.once('data', () => process.exit(0));
    `;
    const racers = Array.from({ length: 3 }, () =>
      spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
        cwd: root,
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    const lines = racers.map(() => [] as string[]);
    for (const [n, racer] of racers.entries())
      racer.stdout.on('data', (chunk: Buffer) => {
        lines[n]?.push(...chunk.toString().split(/(?<=\n)/));
      });
    const said = (n: number) => lines.map((line) => line.join('').split('\n')[n - 1] ?? '');
    const complete = (n: number) => lines.every((line) => line.join('').split('\n').length > n);
    await expect.poll(() => complete(1), { timeout: 20_000 }).toBe(true);
    const begin = Date.now() + 20;
    for (const racer of racers) racer.stdin.write(`${begin}\n`);
    await expect.poll(() => complete(2), { timeout: 20_000 }).toBe(true);
    const won = said(2).flatMap((line) => JSON.parse(line) as string[]);
    for (const racer of racers) racer.stdin.write('end\n');
    expect(won.toSorted()).toEqual(rounds.toSorted());
  });
});
