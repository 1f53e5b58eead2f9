import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveTree } from '@/lib/importers/docker-library/archive-tree';
import { openTree } from '@/lib/importers/docker-library/open-tree';
import { LARGEST_SOURCE_FILE } from '@/lib/importers/docker-library/source-tree';

const COMMIT = 'c'.repeat(40);
const everything = { wanted: () => true, isRoot: (file: string) => file.startsWith('library/') };
const library = { repository: 'official-images', ...everything } as const;
type Entry = [header: Partial<Header> & { name: string }, text?: string | Buffer];

async function tar(...entries: Entry[]): Promise<Buffer> {
  const packing = pack();
  for (const [header, text] of entries)
    if (text === undefined) packing.entry(header);
    else packing.entry(header, text);
  packing.finalize();
  return buffer(packing);
}
const open = async (tarred: Buffer, chunk = tarred.length) => {
  const zipped = gzipSync(tarred);
  const chunks = Array.from({ length: Math.ceil(zipped.length / chunk) }, (_, n) =>
    zipped.subarray(n * chunk, (n + 1) * chunk),
  );
  return archiveTree('it.tar.gz', Readable.from(chunks), everything);
};
const textAt = async (tree: { read(file: string): Promise<Uint8Array | undefined> }, file: string) => {
  const bytes = await tree.read(file);
  return bytes && new TextDecoder().decode(bytes);
};

describe('an archive', () => {
  it('is read without the one folder that everything in it lies in', async () => {
    const tree = await open(await tar([{ name: 'images-1/library/a' }, 'A'], [{ name: 'images-1/README' }, 'R']));
    expect(tree.paths()).toEqual(['README', 'library/a']);
    expect(await textAt(tree, 'library/a')).toBe('A');
    expect(await textAt(tree, 'library/none')).toBeUndefined();
  });

  it('keeps a folder at its top that is the one looked for', async () => {
    expect((await open(await tar([{ name: './library/a' }, 'A']))).paths()).toEqual(['library/a']);
  });

  it('follows links inside, forwards too, and none that lead out or round', async () => {
    const link = (name: string, linkname: string): Entry => [{ name, type: 'symlink', linkname }];
    const tree = await open(
      await tar(
        link('top/a/early', '../b/late'),
        [{ name: 'top/b/late' }, 'late'],
        link('top/a/out', '../../../etc/passwd'),
        link('top/a/absolute', '/etc/passwd'),
        link('top/a/round', 'round'),
      ),
    );
    expect(await textAt(tree, 'a/early')).toBe('late');
    for (const file of ['a/out', 'a/absolute', 'a/round']) expect(await textAt(tree, file)).toBeUndefined();
  });

  it('passes over paths that lead out', async () => {
    const tree = await open(
      await tar([{ name: '../evil' }, 'x'], [{ name: '/etc/evil' }, 'x'], [{ name: 'a/b' }, 'B']),
    );
    expect(tree.paths()).toEqual(['b']);
  });

  it('tells its commit however small the pieces are that it comes in', async () => {
    // tar-stream writes no global header; the type letter and the checksum of an ordinary one are changed instead.
    const tarred = await tar([{ name: 'pax_global_header' }, `52 comment=${COMMIT}\n`], [{ name: 't/library/a' }, 'A']);
    tarred.write('g', 156);
    tarred.write('        ', 148);
    const sum = tarred.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    tarred.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const tree = await open(tarred, 7);
    expect(tree.commit).toBe(COMMIT);
    expect(tree.paths()).toEqual(['library/a']);
    expect((await open(await tar([{ name: 't/a' }, 'A']))).commit).toBeNull();
  });

  it('is refused with a file over 5 MiB, cut off, or as something else', async () => {
    const large = await tar([{ name: 't/library/a' }, Buffer.alloc(LARGEST_SOURCE_FILE + 1)]);
    await expect(open(large)).rejects.toThrow(/library\/a has 5242881 bytes; at most 5242880/);
    const zipped = gzipSync(await tar([{ name: 't/library/a' }, 'A'.repeat(5000)]));
    for (const bytes of [
      zipped.subarray(0, zipped.length - 20),
      Buffer.from('no archive'),
      gzipSync('no tar'.repeat(200)),
    ])
      await expect(archiveTree('it.tar.gz', Readable.from([bytes]), everything)).rejects.toThrow(
        /it\.tar\.gz is not a complete \.tar\.gz .*fetch it again/,
      );
  });
});

describe('a folder', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), 'plimsoll-tree-'));
    for (const folder of ['checkout/library', 'checkout/.git/refs/heads', 'outside'])
      mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, 'checkout/library/a'), 'A');
    writeFileSync(path.join(root, 'outside/secret'), 'S');
    symlinkSync('a', path.join(root, 'checkout/library/link'));
    symlinkSync('../../outside/secret', path.join(root, 'checkout/library/out'));
    symlinkSync('../library', path.join(root, 'checkout/library/folder'));
    symlinkSync('nowhere', path.join(root, 'checkout/library/dangling'));
    writeFileSync(path.join(root, 'checkout/.git/HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(path.join(root, 'checkout/.git/packed-refs'), `# pack-refs\n${COMMIT} refs/heads/main\n`);
    writeFileSync(path.join(root, 'large'), '');
    truncateSync(path.join(root, 'large'), LARGEST_SOURCE_FILE + 1);
  });
  afterAll(() => rmSync(root, { recursive: true }));
  const at = (...parts: string[]) => openTree(path.join(root, ...parts), library);

  it('gives its files but not git’s, follows links inside, and none out, to folders or to nothing', async () => {
    const tree = await at('checkout');
    expect(tree.paths().every((file) => file.startsWith('library/'))).toBe(true);
    expect(await textAt(tree, 'library/link')).toBe('A');
    for (const name of ['out', 'folder', 'dangling', '../outside/secret'])
      expect(await textAt(tree, `library/${name}`)).toBeUndefined();
  });

  it('tells the commit of its checkout: packed, loose or detached; also when named by its folder “library”', async () => {
    expect((await at('checkout')).commit).toBe(COMMIT);
    expect((await at('checkout/library')).commit).toBe(COMMIT);
    writeFileSync(path.join(root, 'checkout/.git/refs/heads/main'), `${'d'.repeat(40)}\n`);
    expect((await at('checkout')).commit).toBe('d'.repeat(40));
    writeFileSync(path.join(root, 'checkout/.git/HEAD'), `${'e'.repeat(64)}\n`);
    expect((await at('checkout')).commit).toBe('e'.repeat(64));
    writeFileSync(path.join(root, 'checkout/.git/HEAD'), 'ref: refs/../../../outside/secret\n');
    expect((await at('checkout')).commit).toBeNull();
    expect((await at('outside')).commit).toBeNull();
  });

  it('refuses to read a file over 5 MiB, and says that a missing place does not exist', async () => {
    const tree = await openTree(root, library);
    await expect(tree.read('large')).rejects.toThrow(/large has 5242881 bytes/);
    await expect(at('missing')).rejects.toThrow(/does not exist: name a folder or a \.tar\.gz/);
  });
});
