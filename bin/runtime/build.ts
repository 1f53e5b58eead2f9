import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '@/bin/runtime/project';
import { runQuietly } from '@/bin/runtime/run-program';

const require = createRequire(import.meta.url);
export const nextProgram = (): string => require.resolve('next/dist/bin/next');

const GENERATED = path.join(projectRoot, 'lib/platform/generated');
const BUILD_INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** sha256 over paths and contents below the given places; tests and generated code left out. */
function fingerprint(places: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const add = (file: string) => {
    if (!existsSync(file) || file === GENERATED || /\.test\.tsx?$/.test(file)) return;
    if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) add(path.join(file, name));
    else hash.update(`${path.relative(projectRoot, file)}\0`).update(readFileSync(file));
  };
  for (const place of places) add(path.join(projectRoot, place));
  return hash.digest('hex');
}

/** Runs `work` when `stamp` does not hold `want`, and writes the stamp only after it succeeded. */
async function unlessStamped(stamp: string, want: string, work: () => Promise<void>): Promise<boolean> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return false;
  rmSync(stamp, { force: true });
  await work();
  writeFileSync(stamp, want);
  return true;
}

/** Generates the Prisma client when the schema or Prisma changed. @returns whether it did */
export function generateClient(): Promise<boolean> {
  const version = (require('prisma/package.json') as { version: string }).version;
  return unlessStamped(path.join(GENERATED, '.stamp'), `${fingerprint(['prisma/schema'])}\n${version}`, () =>
    runQuietly('prisma generate', [path.join(projectRoot, 'bin/prisma/cli.mjs'), 'generate', '--no-hints']),
  );
}

export const buildIsCurrent = (): boolean => {
  const stamp = path.join(projectRoot, '.next/.plimsoll');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint([...BUILD_INPUTS, 'prisma/schema']);
};

/** Builds the site when its sources changed since the last build. @returns whether it did */
export function buildSite(): Promise<boolean> {
  return unlessStamped(path.join(projectRoot, '.next/.plimsoll'), fingerprint([...BUILD_INPUTS, 'prisma/schema']), () =>
    runQuietly('next build', [nextProgram(), 'build'], { NODE_ENV: 'production' }),
  );
}
