import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '@/bin/runtime/free-port';
import { db } from '@/lib/platform/db';
import { useTestDatabase } from '@/lib/testing/database';

const root = path.resolve(import.meta.dirname, '..');
let folder: string;

/** Runs a program of bin/ to its end. */
function run(
  program: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join('bin', program), ...args], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      npm_lifecycle_event: '',
      PLIMSOLL_DATA_DIR: path.join(folder, 'data'),
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

describe('a Node that is too old', () => {
  it('is refused with one sentence, before anything is installed', async () => {
    const code = `Object.defineProperty(process.versions, 'node', { value: '18.20.1' }); await import('./bin/bootstrap.mjs');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: root });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect(status).toBe(1);
    expect(output).toMatch(/^✗ Node 18\.20\.1 is too old: Plimsoll needs Node 20\.19 or newer/);
  });
});

describe('npm start', () => {
  useTestDatabase();
  let port: string;
  let listener: Server;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-start-'));
    port = String(await freePort());
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stops with one sentence when the port is taken', async () => {
    listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    const taken = typeof address === 'object' && address ? String(address.port) : '';
    const { code, output } = await run('start.ts', [], { PORT: taken });
    listener.close();
    expect(code).toBe(1);
    expect(output.trim()).toMatch(new RegExp(`^✗ Port ${taken} on 127\\.0\\.0\\.1 is taken`));
  });

  it('stops with one sentence when the data directory cannot be made', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const { code, output } = await run('start.ts', [], {
      PORT: port,
      PLIMSOLL_DATA_DIR: path.join(folder, 'file/data'),
    });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^✗ The data directory .* cannot be written \(ENOTDIR\): make it writable/);
  });

  it('stops with one sentence when the database cannot be reached, and does not print its password', async () => {
    const { code, output } = await run('start.ts', [], {
      PORT: port,
      DATABASE_URL: `postgresql://me:topsecret@127.0.0.1:${port}/x`,
    });
    expect(code).toBe(1);
    expect(output).toMatch(
      /✗ The database of DATABASE_URL \(postgresql:\/\/me@127\.0\.0\.1:\d+\/x\) cannot be used: .*ECONNREFUSED/,
    );
    expect(output).not.toContain('topsecret');
  });

  it('stops with one sentence when a variable is wrong', async () => {
    const { code, output } = await run('start.ts', [], { PORT: 'eighty' });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^✗ The environment variable PORT is “eighty”/);
  });

  it('refuses a database that a newer version has migrated, and leaves it as it is', async () => {
    await db().pool.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ('x', 'x', '29991231000000_from_the_future', now(), 1)",
    );
    const url = db().pool.options.connectionString ?? '';
    const { code, output } = await run('start.ts', [], { PORT: port, DATABASE_URL: url });
    expect(code).toBe(1);
    expect(output).toMatch(
      /✗ The database was migrated by a newer version of Plimsoll \(it has 29991231000000_from_the_future\)/,
    );
    expect(await db().prisma.user.count()).toBe(0);
    await db().pool.query("DELETE FROM _prisma_migrations WHERE id = 'x'");
  });
});

describe('npx plimsoll', () => {
  useTestDatabase();
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-command-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const url = () => db().pool.options.connectionString ?? '';

  it('lists its commands', async () => {
    const { code, output } = await run('cli/main.ts', ['--help'], {});
    expect(code).toBe(0);
    for (const command of ['import', 'sample', 'db']) expect(output).toContain(command);
  });

  it('says what is missing, and that a command does not exist', async () => {
    expect(await run('cli/main.ts', ['import', 'official-images'], {})).toMatchObject({
      code: 1,
      output: expect.stringContaining('--library'),
    });
    expect(await run('cli/main.ts', ['fly'], {})).toMatchObject({
      code: 1,
      output: expect.stringContaining('unknown command'),
    });
  });

  it('imports, and reports as JSON; a rejected file makes the exit code 3', async () => {
    const library = path.join(folder, 'library');
    mkdirSync(library, { recursive: true });
    const text = `Maintainers: A (@a)\nGitRepo: https://github.com/e/i.git\n\nTags: 1\nGitCommit: ${'a'.repeat(40)}\n`;
    writeFileSync(path.join(library, 'alpha'), text);
    writeFileSync(path.join(library, 'beta'), text.replace('Tags: 1', 'Tags 1'));
    const { code, output } = await run('cli/main.ts', ['import', 'official-images', '--library', library, '--json'], {
      DATABASE_URL: url(),
    });
    expect(code).toBe(3);
    expect(JSON.parse(output)).toMatchObject({
      counts: { added: 1, rejected: 1 },
      rejected: [{ file: 'library/beta', line: 4 }],
    });
    expect(await db().prisma.repository.count()).toBe(1);
  });

  it('lets an image lose its tags only when told so', async () => {
    const library = path.join(folder, 'library');
    rmSync(path.join(library, 'beta'));
    writeFileSync(path.join(library, 'alpha'), 'Maintainers: A (@a)\nGitRepo: https://github.com/e/i.git\n');
    const args = ['import', 'official-images', '--library', library];
    const refused = await run('cli/main.ts', args, { DATABASE_URL: url() });
    expect(refused).toMatchObject({ code: 3, output: expect.stringMatching(/library\/alpha:2: No entries follow/) });
    expect(await db().prisma.tag.count()).toBe(1);
    expect(await run('cli/main.ts', [...args, '--allow-empty'], { DATABASE_URL: url() })).toMatchObject({ code: 0 });
    expect(await db().prisma.tag.count()).toBe(0);
  });

  it('says how to bring an archive when GitHub cannot be reached', async () => {
    const cable = path.join(folder, 'cable-pulled.mjs');
    writeFileSync(cable, "globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));");
    const { code, output } = await run('cli/main.ts', ['import', 'official-images', '--library', 'github'], {
      DATABASE_URL: url(),
      NODE_OPTIONS: `--import=${cable}`,
    });
    expect(code).toBe(1);
    expect(output).toMatch(/GitHub cannot be reached.*Without internet, bring an archive.*--library/);
  });
});
