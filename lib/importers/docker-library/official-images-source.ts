import { createHash } from 'node:crypto';
import {
  type DocsFolder,
  docsDigest,
  isDocsPath,
  readDocsFolder,
  readTemplates,
} from '@/lib/importers/docker-library/docs-folder';
import { openTree } from '@/lib/importers/docker-library/open-tree';
import { parseDefinitionFile } from '@/lib/importers/docker-library/parse-definition-file';
import { readDocs } from '@/lib/importers/docker-library/read-docs';
import type { SourceTree } from '@/lib/importers/docker-library/source-tree';
import type { ImportSource, Reading } from '@/lib/importers/source';
import { AppError } from '@/lib/platform/errors';

/** Part of the docs' digest: raise it when the same docs are read differently, so that the next import writes them anew. */
const READER = 'docker-library reader 1';

const digestOf = (folder: DocsFolder): string =>
  createHash('sha256').update(READER).update(docsDigest(folder)).digest('hex');

/** The definition files: all that stands directly in `library/`, or in the folder itself when that is `library`. */
function definitionPaths(tree: SourceTree): string[] {
  const inLibrary = tree.paths().filter((path) => /^library\/[^/]+$/.test(path));
  const named = inLibrary.length === 0 && /(?:^|\/)library\/?$/.test(tree.place);
  return (named ? tree.paths().filter((path) => !path.includes('/')) : inLibrary).filter(
    (path) => !/(?:^|\/)\./.test(path),
  );
}

type Docs = { tree: SourceTree; templates: ReadonlyMap<string, string> };

async function readOne(tree: SourceTree, path: string, docs: Docs | undefined): Promise<Reading> {
  const name = path.split('/').at(-1) ?? path;
  const file = `library/${name}`;
  const bytes = await tree.read(path);
  if (!bytes)
    return { ok: false, name, file, problems: [{ line: null, reason: 'This link leads to no file of the source.' }] };
  const parsed = parseDefinitionFile(name, bytes);
  if (!parsed.ok) return { ok: false, name, file, problems: parsed.problems };
  const { definition } = parsed;
  const folder = docs ? await readDocsFolder(docs.tree, docs.templates, name) : null;
  const tags = definition.entries.flatMap((entry) => entry.tags);
  const reading = folder ? readDocs(name, tags, folder) : undefined;
  return {
    ok: true,
    candidate: {
      ...definition,
      file,
      fileDigest: createHash('sha256').update(bytes).digest('hex'),
      docs: docs ? (reading?.docs ?? null) : undefined,
      docsDigest: folder ? digestOf(folder) : null,
      warnings: reading?.warnings ?? [],
    },
  };
}

/**
 * docker-library's official-images, and its docs where they are given, as an import's source.
 * @throws AppError saying what to change when a place is not what it should be
 */
export async function openOfficialImages(places: {
  library: string;
  docs?: string | undefined;
}): Promise<ImportSource> {
  const tree = await openTree(places.library, {
    repository: 'official-images',
    wanted: (path) => /(?:^|\/)library\/[^/]+$/.test(path),
    isRoot: (path) => path.startsWith('library/'),
  });
  const paths = definitionPaths(tree);
  if (paths.length === 0)
    throw new AppError(
      'invalid',
      `${places.library} has no folder “library” with definition files: name a checkout or archive of docker-library/official-images.`,
    );
  const docs = places.docs === undefined ? undefined : await openDocs(places.docs);
  return {
    total: paths.length,
    describe: () => ({
      library: tree.place,
      docs: docs?.tree.place ?? null,
      libraryCommit: tree.commit,
      docsCommit: docs?.tree.commit ?? null,
    }),
    async *readings() {
      for (const path of paths) yield await readOne(tree, path, docs);
    },
  };
}

async function openDocs(place: string): Promise<Docs> {
  const tree = await openTree(place, {
    repository: 'docs',
    wanted: isDocsPath,
    isRoot: (path) => path.startsWith('.template-helpers/') || /^[^/]+\/content\.md$/.test(path),
  });
  if (!tree.paths().some((path) => /^[^/]+\/content\.md$/.test(path)))
    throw new AppError(
      'invalid',
      `${place} has no folder with a content.md: name a checkout or archive of docker-library/docs.`,
    );
  return { tree, templates: await readTemplates(tree) };
}
