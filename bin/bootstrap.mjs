// Runs before `npm start`, `npm test` and `npm run dev`, on whatever Node the system has, with nothing installed:
// refuses a Node that is too old, and installs exactly package-lock.json when node_modules does not match it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `✗ Node ${process.versions.node} is too old: Plimsoll needs Node ${OLDEST.join('.')} or newer (see https://nodejs.org).`,
  );
  process.exit(1);
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'node_modules/.plimsoll');
const want = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

function install() {
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm ? [process.execPath, npm] : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const since = Date.now();
  console.log('• Installing the packages of package-lock.json (npm ci) …');
  const clock = setInterval(() => console.log(`  … ${Math.round((Date.now() - since) / 1000)} s`), 10_000);
  const child = spawn(program, [...first, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PRISMA_SKIP_POSTINSTALL_GENERATE: '1' },
  });
  return new Promise((resolve) => {
    const done = (status) => {
      clearInterval(clock);
      resolve(status);
    };
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== want) {
  const status = await install();
  if (status !== 0) {
    console.error('✗ npm ci failed: see the lines above. It needs the npm registry that npm is set up for.');
    process.exit(status);
  }
  writeFileSync(stamp, want);
}
