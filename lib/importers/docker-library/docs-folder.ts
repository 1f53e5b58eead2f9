import { createHash } from 'node:crypto';
import type { SourceTree } from '@/lib/importers/docker-library/source-tree';

/** What the docs repository holds for one image: file name → bytes, and the shared templates by file name. */
export type DocsFolder = { files: ReadonlyMap<string, Uint8Array>; templates: ReadonlyMap<string, string> };

const TEMPLATES = '.template-helpers/';
const FILE = /^(?:[\w.-]+\.md|README-short\.txt|github-repo|metadata\.json|compose\.yaml|logo\.(?:png|svg))$/;
/** Made from the others: read by nobody, and the largest of them. */
const GENERATED = 'README.md';

/** Paths of the docs repository that an import reads. */
export function isDocsPath(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  return FILE.test(name) && name !== GENERATED;
}

export async function readTemplates(tree: SourceTree): Promise<ReadonlyMap<string, string>> {
  const templates = new Map<string, string>();
  for (const path of tree.paths().filter((path) => path.startsWith(TEMPLATES) && path.endsWith('.md'))) {
    const bytes = await tree.read(path);
    if (bytes) templates.set(path.slice(TEMPLATES.length), new TextDecoder().decode(bytes));
  }
  return templates;
}

/** What a symbolic link looks like where links cannot be made: a text that is only a path. */
const POINTER = /^\.\.\/[\w./-]+\.md$/;

/** A file of an image's folder, through a pointer to a shared text; undefined where that leads nowhere. */
async function readThrough(tree: SourceTree, path: string): Promise<Uint8Array | undefined> {
  const bytes = await tree.read(path);
  const text = bytes && bytes.length < 200 ? new TextDecoder().decode(bytes).trim() : '';
  return POINTER.test(text) ? tree.read(text.slice('../'.length)) : bytes;
}

/** The folder of one image, or null when it has none (a folder counts by its content.md). */
export async function readDocsFolder(
  tree: SourceTree,
  templates: ReadonlyMap<string, string>,
  name: string,
): Promise<DocsFolder | null> {
  const files = new Map<string, Uint8Array>();
  for (const path of tree.paths()) {
    const [folder, file, ...deeper] = path.split('/');
    if (folder !== name || !file || deeper.length > 0 || !isDocsPath(path)) continue;
    const bytes = await readThrough(tree, path);
    if (bytes) files.set(file, bytes);
  }
  // Docs without the shared texts (a part of a checkout) still have them in the page that was made from them.
  const generated = files.has('maintainer.md') ? undefined : await tree.read(`${name}/${GENERATED}`);
  if (generated) files.set(GENERATED, generated);
  return files.has('content.md') ? { files, templates } : null;
}

/** sha256 over everything that the docs of one image are made from. */
export function docsDigest({ files, templates }: DocsFolder): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of [...files].sort()) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  for (const [name, text] of [...templates].sort()) hash.update(`${name}\0${text.length}\0`).update(text);
  return hash.digest('hex');
}
