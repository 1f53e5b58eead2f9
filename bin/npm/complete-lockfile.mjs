#!/usr/bin/env node
// `npm run lock`, after every `npm install`: adds to package-lock.json the optional packages of other platforms that a
// registry mirror for one platform did not offer. Without their entries `npm ci` stops with "Missing: … from lock file",
// everywhere. npm passes over an entry whose os or cpu does not match, so nothing is fetched for them.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = {
  aix: 'aix',
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  linuxmusl: 'linux',
  macos: 'darwin',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win: 'win32',
  win32: 'win32',
  windows: 'win32',
};
const PROCESSORS = {
  386: 'ia32',
  aarch64: 'arm64',
  arm: 'arm',
  arm64: 'arm64',
  armv7: 'arm',
  armv7l: 'arm',
  ia32: 'ia32',
  loong64: 'loong64',
  mips64el: 'mips64el',
  ppc64: 'ppc64',
  ppc64le: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  x64: 'x64',
  x86: 'ia32',
};

const lock = JSON.parse(readFileSync(FILE, 'utf8'));

/** npm's resolution: the nearest node_modules on the way up. */
function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

function platformEntry(name, range, dev) {
  const words = name.split('/').pop().split(/[-_.]/);
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = words.map((word) => PROCESSORS[word]).find(Boolean);
  if (!os && cpu !== 'wasm32') return undefined;
  const musl = words.some((word) => word.startsWith('musl') || word === 'linuxmusl');
  const libc = musl ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
  return {
    version: range.replace(/^[~^]/, ''),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc ? { libc: [libc] } : {}),
    ...(dev ? { dev: true } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}

let added = 0;
for (const [place, locked] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(locked.optionalDependencies ?? {})) {
    if (locked.dependencies?.[name] || isLocked(place, name)) continue;
    const entry = platformEntry(name, range, locked.dev);
    if (!entry) {
      console.warn(
        `left out: ${name}@${range}, an optional dependency of ${place}, is not known to be for one platform`,
      );
      continue;
    }
    lock.packages[`node_modules/${name}`] = entry;
    added += 1;
  }
const { '': root, ...rest } = lock.packages;
lock.packages = { '': root, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))) };
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added to ${FILE}`);
