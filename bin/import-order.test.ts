import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');

const FORBIDDEN = [
  ['lib/names', '@/lib/platform/db'],
  ['lib/platform', '@/lib/repositories/schema'],
  ['lib/repositories', '@/lib/catalogue/schema'],
  ['lib/repositories', '@/lib/registry-access/grant-registry-access'],
  ['lib/tags', '@/lib/registry-sync/move-tags'],
  ['lib/registry-access', '@/lib/registry-sync/move-tags'],
  ['lib/registry-sync', '@/lib/catalogue/schema'],
  ['lib/registry-sync', '@/lib/retention/schema'],
  ['lib/webhooks', '@/lib/tags/schema'],
  ['lib/mirrors', '@/lib/repositories/schema'],
  ['lib/tags', '@/lib/images/schema'],
  ['lib/pulls', '@/lib/registry-sync/move-tags'],
  ['lib/tags', 'next/headers'],
  ['lib/markdown', '@/lib/platform/db'],
  ['lib/registry', '@/lib/access/actor'],
  ['lib/registry', '@/lib/platform/db'],
  ['lib/platform', '@/lib/registry/media-types'],
  ['lib/registry', 'next/headers'],
  ['lib/importers', '@/lib/api/problem'],
  ['lib/catalogue', '@/components/ui/mark'],
  ['components', '@/lib/platform/db'],
  ['app', '@/lib/platform/db'],
  ['app', '@/lib/importers/run-import'],
] as const;

const ALLOWED = [
  ['lib/repositories', '@/lib/programs/schema'],
  ['lib/registry-access', '@/lib/accounts/sign-in'],
  ['lib/registry-sync', '@/lib/tags/pushed-position'],
  ['lib/registry-sync', '@/lib/webhooks/schema'],
  ['lib/images', '@/lib/tags/schema'],
  ['lib/retention', '@/lib/registry-sync/delete-tag'],
  ['lib/catalogue', '@/lib/images/schema'],
  ['lib/importers', '@/lib/tags/replace-tags'],
  ['lib/importers', '@/lib/registry/registry-client'],
  ['lib/registry', '@/lib/platform/errors'],
  ['lib/api', 'next/headers'],
  ['app', '@/lib/catalogue/search-catalogue'],
  ['components', '@/lib/catalogue/schema'],
] as const;

const cases = [...FORBIDDEN, ...ALLOWED];
/** The rule goes by where a file stands, so the probes have to stand there, for a moment. */
const probe = (index: number) => `${cases[index]?.[0]}/import-order-probe-${process.pid}-${index}.ts`;
let output = '';

beforeAll(() => {
  for (const [index, [, imported]] of cases.entries())
    writeFileSync(path.join(root, probe(index)), `import { thing } from '${imported}';\n\nconsole.log(thing);\n`);
  const files = cases.map((_, index) => probe(index));
  const result = spawnSync(process.execPath, [biome, 'lint', '--max-diagnostics=none', ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  output = result.stdout + result.stderr;
});

afterAll(() => {
  for (const index of cases.keys()) rmSync(path.join(root, probe(index)), { force: true });
});

const isRefused = (index: number) =>
  output.split('\n').some((line) => line.startsWith(probe(index)) && line.includes('noRestrictedImports'));

describe('the import order of docs/ARCHITECTURE.md', () => {
  it.each(FORBIDDEN.map((pair, index) => [...pair, index] as const))(
    '%s may not import %s',
    (_from, _imported, index) => {
      expect(isRefused(index)).toBe(true);
    },
  );

  it.each(ALLOWED.map((pair, index) => [...pair, FORBIDDEN.length + index] as const))(
    '%s may import %s',
    (_from, _imported, index) => {
      expect(isRefused(index)).toBe(false);
    },
  );
});
