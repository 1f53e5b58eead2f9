import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { projectRoot } from '@/bin/runtime/project';
import { StopError } from '@/bin/runtime/stop-error';

export type Chromium = { executable: string; from: string; env: Record<string, string> };

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const NPM_PACKAGE = '@sparticuz/chromium@153.0.0';

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = folders.flatMap((folder) => SYSTEM.map((name) => path.join(folder, name)));
  return [...candidates, ...ELSEWHERE].find((file) => existsSync(file));
}

/** Whether it starts at all: a downloaded one may lack the system's libraries. */
const starts = (executable: string): boolean =>
  spawnSync(executable, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

async function playwrightOwn(): Promise<string | undefined> {
  const { chromium } = await import('playwright');
  const executable = chromium.executablePath();
  return existsSync(executable) && starts(executable) ? executable : undefined;
}

/** Playwright's download, given up after three minutes; on a closed network it fails at once. */
async function playwrightDownload(): Promise<string | undefined> {
  const program = path.join(projectRoot, 'node_modules/playwright/cli.js');
  spawnSync(process.execPath, [program, 'install', 'chromium'], { stdio: 'ignore', timeout: 180_000 });
  return playwrightOwn();
}

function debianPackage(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore', env });
  return onPath();
}

/** The package's own file looks for its fonts in places of another system; without any font this Chromium ends itself. */
const fontsConfiguration = (folder: string): string =>
  `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>\n`;

/** A headless Chromium with its libraries and fonts that comes as an npm package, for Linux x64 without root. */
function npmPackage(): Chromium | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = path.join(projectRoot, '.plimsoll/chromium');
  const executable = path.join(folder, 'chromium');
  if (!existsSync(executable)) {
    mkdirSync(folder, { recursive: true });
    const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
    const [program = 'npm', ...first] = npm;
    const install = [
      'install',
      '--no-save',
      '--ignore-scripts',
      '--no-fund',
      '--no-audit',
      '--prefix',
      folder,
      NPM_PACKAGE,
    ];
    if (spawnSync(program, [...first, ...install], { stdio: 'ignore' }).status !== 0) return undefined;
    const archives = path.join(folder, 'node_modules/@sparticuz/chromium/bin');
    const unpacked = (name: string) => brotliDecompressSync(readFileSync(path.join(archives, name)));
    for (const name of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
      spawnSync('tar', ['-x', '-C', folder], { input: unpacked(name) });
    writeFileSync(path.join(folder, 'fonts.conf'), fontsConfiguration(folder));
    writeFileSync(`${executable}.new`, unpacked('chromium.br'));
    chmodSync(`${executable}.new`, 0o755);
    renameSync(`${executable}.new`, executable);
  }
  return {
    executable,
    from: `the npm package ${NPM_PACKAGE}`,
    env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_PATH: folder },
  };
}

const found = (executable: string | undefined, from: string): Chromium | undefined =>
  executable ? { executable, from, env: {} } : undefined;

/**
 * A Chromium for the browser tests: PLIMSOLL_CHROMIUM, the system's, Playwright's own (downloaded if that works), on
 * Debian as root by apt-get, else the one of an npm package.
 * @throws StopError when none can be had
 */
export async function findChromium(wanted: string | undefined): Promise<Chromium> {
  if (wanted) {
    if (!existsSync(wanted)) throw new StopError(`PLIMSOLL_CHROMIUM names ${wanted}, which does not exist.`);
    return { executable: wanted, from: 'PLIMSOLL_CHROMIUM', env: {} };
  }
  const chromium =
    found(onPath(), 'the system') ??
    found(await playwrightOwn(), 'Playwright') ??
    found(await playwrightDownload(), 'Playwright, downloaded now') ??
    found(debianPackage(), 'Debian’s package, installed now') ??
    npmPackage();
  if (!chromium)
    throw new StopError(
      'No Chromium for the browser tests: install Chromium or Chrome, or name one in PLIMSOLL_CHROMIUM.',
    );
  return chromium;
}
