import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS, systemActor } from '@/lib/access/actor';
import { closeAbandonedRuns } from '@/lib/importers/close-abandoned-runs';
import { openOfficialImages } from '@/lib/importers/docker-library/official-images-source';
import { countsOf } from '@/lib/importers/report';
import { runImport } from '@/lib/importers/run-import';
import type { ImportSource } from '@/lib/importers/source';
import { db } from '@/lib/platform/db';
import { getRepository } from '@/lib/repositories/get-repository';
import { listTags } from '@/lib/tags/list-tags';
import { listTagsInput } from '@/lib/tags/schema';
import { useTestDatabase } from '@/lib/testing/database';

const COMMIT = 'a'.repeat(40);
const definition = (tags: string, more = '') =>
  `Maintainers: Some One <one@example.test> (@one)\nGitRepo: https://github.com/example/image.git\n\nTags: ${tags}\nGitCommit: ${COMMIT}\n${more}`;

let folder: string;
const library = () => path.join(folder, 'official-images');
const docs = () => path.join(folder, 'docs');
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
const actor = systemActor('test');
const importFolder = async (places: { library?: string; docs?: string } = {}, options = {}) =>
  runImport(actor, await openOfficialImages({ library: library(), ...places }), options);
const view = async (name: string) => (await getRepository(ANONYMOUS, { namespace: 'library', name })).view;
const tagNames = async (name: string) =>
  (await listTags(ANONYMOUS, { namespace: 'library', name }, listTagsInput.parse({}))).tags.map((tag) => tag.name);

describe('importing official images', () => {
  useTestDatabase();

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-import-'));
    await db().prisma.repository.deleteMany();
    write('official-images/library/alpha', definition('1.0, latest'));
    write('official-images/library/beta', definition('2.0, latest'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('adds, then changes nothing, then changes only what changed', async () => {
    expect(countsOf(await importFolder())).toMatchObject({ added: 2, unchanged: 0 });
    expect(countsOf(await importFolder())).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    write('official-images/library/beta', definition('2.1, latest'));
    expect(await importFolder()).toMatchObject({ changed: ['beta'], unchanged: ['alpha'] });
    expect(await tagNames('beta')).toEqual(['2.1', 'latest']);
  });

  it('rejects a file with a broken line by its number; the rest is imported, and what was there stays', async () => {
    await importFolder();
    write('official-images/library/alpha', definition('1.1, latest', 'this is no field\n'));
    write('official-images/library/beta', definition('2.1, latest'));
    const report = await importFolder();
    expect(report.rejected).toEqual([
      { file: 'library/alpha', line: 6, reason: expect.stringContaining('this is no field') },
    ]);
    expect(report).toMatchObject({ changed: ['beta'], retired: [] });
    expect(await tagNames('alpha')).toEqual(['1.0', 'latest']);
    expect((await view('alpha')).trust).toBe('official');
  });

  describe('a file that ends after its first paragraph', () => {
    const cutOff = definition('').split('\n\n')[0] ?? '';
    const rejected = {
      file: 'library/alpha',
      line: 2,
      reason: expect.stringMatching(/^No entries follow this line, but 1 did .* cut off.*--allow-empty/),
    };

    it('is rejected by its last line where there were entries, also in a dry run; what was there stays', async () => {
      await importFolder();
      write('official-images/library/alpha', cutOff);
      expect(await importFolder({}, { dryRun: true })).toMatchObject({ rejected: [rejected], changed: [] });
      expect(await importFolder()).toMatchObject({ rejected: [rejected], changed: [], retired: [] });
      expect(await tagNames('alpha')).toEqual(['1.0', 'latest']);
      rmSync(path.join(library(), 'library/alpha'));
      await importFolder();
      write('official-images/library/alpha', cutOff);
      expect(await importFolder()).toMatchObject({ rejected: [rejected] });
      expect((await view('alpha')).retiredAt).not.toBeNull();
    });

    it('is taken when it is new, and stays so', async () => {
      write('official-images/library/alpha', cutOff);
      expect(await importFolder()).toMatchObject({ added: ['alpha', 'beta'], rejected: [] });
      expect(await importFolder()).toMatchObject({ unchanged: ['alpha', 'beta'], rejected: [] });
      write('official-images/library/alpha', `${cutOff}\n# given up\n`);
      expect(await importFolder()).toMatchObject({ changed: ['alpha'], rejected: [] });
    });

    it('is taken when whoever imports says so, or its docs deprecate the image', async () => {
      await importFolder();
      write('official-images/library/alpha', cutOff);
      write('official-images/library/beta', cutOff);
      write('docs/alpha/content.md', 'Alpha.');
      write('docs/beta/content.md', 'Beta.');
      write('docs/beta/deprecated.md', 'Use gamma instead.');
      expect(await importFolder({ docs: docs() })).toMatchObject({ rejected: [rejected], changed: ['beta'] });
      expect(await tagNames('beta')).toEqual([]);
      expect(await importFolder({}, { allowEmpty: true })).toMatchObject({ rejected: [], changed: ['alpha'] });
      expect(await tagNames('alpha')).toEqual([]);
      expect(await importFolder()).toMatchObject({ rejected: [], unchanged: ['alpha', 'beta'] });
    });
  });

  it('retires a repository whose file is gone: still there, badge withdrawn; and takes it back when the file returns', async () => {
    await importFolder();
    rmSync(path.join(library(), 'library/alpha'));
    expect(await importFolder()).toMatchObject({ retired: ['alpha'], unchanged: ['beta'] });
    const retired = await view('alpha');
    expect(retired.retiredAt).not.toBeNull();
    expect(retired.trust).toBe('community');
    expect(retired.grants[0]?.history.map(({ kind }) => kind)).toEqual(['granted', 'withdrawn']);
    expect(await tagNames('alpha')).toEqual(['1.0', 'latest']);
    expect(await importFolder()).toMatchObject({ retired: [], unchanged: ['beta'] });
    write('official-images/library/alpha', definition('1.0, latest'));
    expect(await importFolder()).toMatchObject({ changed: ['alpha'] });
    expect(await view('alpha')).toMatchObject({ retiredAt: null, trust: 'official' });
  });

  it('grants the badge with its evidence: definition file, digest, commit, date', async () => {
    write('official-images/.git/HEAD', COMMIT);
    await importFolder();
    const { grants } = await view('alpha');
    expect(grants[0]?.evidence).toMatchObject([
      { kind: 'definition', value: 'library/alpha', url: expect.stringContaining(`/blob/${COMMIT}/library/alpha`) },
      { kind: 'definition', value: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      { kind: 'commit', value: COMMIT },
      { kind: 'check', value: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ]);
  });

  it('writes nothing in a dry run, and reports what it would do', async () => {
    expect(await importFolder({}, { dryRun: true })).toMatchObject({ added: ['alpha', 'beta'], dryRun: true });
    await expect(view('alpha')).rejects.toMatchObject({ code: 'not_found' });
    await importFolder();
    rmSync(path.join(library(), 'library/alpha'));
    expect(await importFolder({}, { dryRun: true })).toMatchObject({ retired: ['alpha'] });
    expect((await view('alpha')).retiredAt).toBeNull();
  });

  it('keeps the texts of the docs when a later import comes without docs', async () => {
    write('docs/alpha/content.md', '# What is alpha?\n\n%%LOGO%%\n\nRun `docker run %%IMAGE%%`.\n');
    write('docs/alpha/README-short.txt', 'The first letter.\n');
    write('docs/alpha/github-repo', 'https://github.com/example/image\n');
    write('docs/alpha/maintainer.md', '[the team](%%GITHUB-REPO%%)\n');
    write('docs/alpha/metadata.json', '{"hub":{"categories":["security","no-such"]}}');
    const report = await importFolder({ docs: docs() });
    expect(report.warnings).toEqual([{ file: 'library/alpha', line: null, reason: 'There is no category “no-such”.' }]);
    const expected = {
      description: 'The first letter.',
      overview: '# What is alpha?\n\nRun `docker run alpha`.',
      categories: ['security'],
      maintainedBy: [{ text: 'the team', url: 'https://github.com/example/image' }],
      whereToFileIssues: [
        {
          text: 'https://github.com/example/image/issues',
          url: 'https://github.com/example/image/issues?q=is:issue+is:pr',
        },
      ],
    };
    expect(await view('alpha')).toMatchObject(expected);
    write('official-images/library/alpha', definition('1.1, latest'));
    expect(await importFolder()).toMatchObject({ changed: ['alpha'] });
    expect(await view('alpha')).toMatchObject(expected);
  });

  it('reads archives as GitHub makes them: top folder, links inside', async () => {
    write('docs/.common-templates/maintainer.md', '[everybody](%%GITHUB-REPO%%)');
    write('docs/alpha/content.md', 'Alpha.');
    write('docs/alpha/github-repo', 'https://github.com/example/image');
    symlinkSync('../.common-templates/maintainer.md', path.join(docs(), 'alpha/maintainer.md'));
    symlinkSync('/etc/hostname', path.join(docs(), 'alpha/license.md'));
    mkdirSync(path.join(folder, 'top'));
    renameSync(docs(), path.join(folder, 'top/docs-main'));
    execFileSync('tar', ['-czf', path.join(folder, 'docs.tar.gz'), '-C', path.join(folder, 'top'), 'docs-main']);
    renameSync(path.join(folder, 'top/docs-main'), docs());
    execFileSync('tar', ['-czf', path.join(folder, 'library.tar.gz'), '-C', folder, 'official-images']);
    const report = await importFolder({
      library: path.join(folder, 'library.tar.gz'),
      docs: path.join(folder, 'docs.tar.gz'),
    });
    expect(report).toMatchObject({ added: ['alpha', 'beta'] });
    expect(await view('alpha')).toMatchObject({
      maintainedBy: [{ text: 'everybody' }],
      overview: 'Alpha.',
      licence: null,
    });
    // The very same docs as a folder change nothing.
    expect(countsOf(await importFolder({ docs: docs() }))).toMatchObject({ unchanged: 2 });
  });

  it('refuses a truncated archive, a missing place, and a place without definitions, and says what to do', async () => {
    const archive = path.join(folder, 'library.tar.gz');
    execFileSync('tar', ['-czf', archive, '-C', folder, 'official-images']);
    truncateSync(archive, 150);
    await expect(importFolder({ library: archive })).rejects.toThrow(/not a complete \.tar\.gz/);
    await expect(importFolder({ library: path.join(folder, 'nowhere') })).rejects.toThrow(/does not exist/);
    await expect(importFolder({ library: docs() })).rejects.toThrow(/does not exist|no folder “library”/);
    mkdirSync(path.join(folder, 'empty'));
    await expect(importFolder({ library: path.join(folder, 'empty') })).rejects.toThrow(/no folder “library”/);
    expect(await db().prisma.repository.count()).toBe(0);
  });

  it('leaves whole repositories behind when it fails in the middle, and goes on the next time', async () => {
    const source = await openOfficialImages({ library: library() });
    const cutOff: ImportSource = {
      ...source,
      async *readings() {
        for await (const reading of source.readings()) {
          yield reading;
          throw new Error('the disk is gone');
        }
      },
    };
    await expect(runImport(actor, cutOff)).rejects.toThrow('the disk is gone');
    expect(await tagNames('alpha')).toEqual(['1.0', 'latest']);
    await expect(view('beta')).rejects.toMatchObject({ code: 'not_found' });
    const run = await db().prisma.importRun.findFirst({ orderBy: { startedAt: 'desc' } });
    expect(run).toMatchObject({ status: 'failed', startedBy: 'test' });
    expect(await importFolder()).toMatchObject({ added: ['beta'], unchanged: ['alpha'], retired: [] });
  });

  it('runs alone: a second import at the same time is refused', async () => {
    const source = await openOfficialImages({ library: library() });
    let second: Promise<unknown> | undefined;
    const slow: ImportSource = {
      ...source,
      async *readings() {
        second = importFolder();
        await expect(second).rejects.toMatchObject({ code: 'conflict' });
        yield* source.readings();
      },
    };
    expect(countsOf(await runImport(actor, slow))).toMatchObject({ added: 2 });
  });

  it('marks a run whose process was killed as interrupted', async () => {
    const now = new Date('2026-06-01T12:00:00Z');
    const old = {
      importer: 'official-images',
      source: {},
      startedBy: 'x',
      heartbeatAt: new Date('2026-06-01T11:00:00Z'),
    };
    const { id } = await db().prisma.importRun.create({ data: old });
    const fresh = await db().prisma.importRun.create({
      data: { ...old, heartbeatAt: new Date('2026-06-01T11:59:30Z') },
    });
    await closeAbandonedRuns(db(), now);
    expect(await db().prisma.importRun.findUnique({ where: { id } })).toMatchObject({ status: 'interrupted' });
    expect(await db().prisma.importRun.findUnique({ where: { id: fresh.id } })).toMatchObject({ status: 'running' });
  });
});
