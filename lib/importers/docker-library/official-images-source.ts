import { createHash } from 'node:crypto';
import path from 'node:path';
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
import { NO_SUITES, type Suites, suitesIn, suitesOf } from '@/lib/importers/docker-library/suite-notes';
import type { ImportSource, Reading } from '@/lib/importers/source';
import { AppError } from '@/lib/platform/errors';

/** Part of the docs' digest: raise it when the same docs are read differently, so that the next import writes them anew. */
const READER = 'docker-library reader 2';

const digestOf = (folder: DocsFolder, suites: Suites): string =>
  createHash('sha256').update(READER).update(JSON.stringify(suites)).update(docsDigest(folder)).digest('hex');

/** The definition files: all that stands directly in `library/`, or in the folder itself when that is `library`. */
function definitionPaths(tree: SourceTree): string[] {
  const inLibrary = tree.paths().filter((file) => /^library\/[^/]+$/.test(file));
  const named = inLibrary.length === 0 && path.basename(path.resolve(tree.place)) === 'library';
  return (named ? tree.paths().filter((file) => !file.includes('/')) : inLibrary).filter(
    (file) => !/(?:^|\/)\./.test(file),
  );
}

type Docs = { tree: SourceTree; templates: ReadonlyMap<string, string>; suites: Suites };

async function readOne(tree: SourceTree, place: string, docs: Docs | undefined): Promise<Reading> {
  const name = path.basename(place);
  const file = `library/${name}`;
  const bytes = await tree.read(place);
  if (!bytes)
    return { ok: false, name, file, problems: [{ line: null, reason: 'This link leads to no file of the source.' }] };
  const parsed = parseDefinitionFile(name, bytes);
  if (!parsed.ok) return { ok: false, name, file, problems: parsed.problems };
  const { definition } = parsed;
  const folder = docs ? await readDocsFolder(docs.tree, docs.templates, name) : null;
  const tags = definition.entries.flatMap((entry) => entry.tags);
  const suites = suitesIn(tags, docs?.suites ?? NO_SUITES);
  const reading = folder ? readDocs(name, tags, folder, suites) : undefined;
  return {
    ok: true,
    candidate: {
      ...definition,
      file,
      fileDigest: createHash('sha256').update(bytes).digest('hex'),
      docs: docs ? (reading?.docs ?? null) : undefined,
      docsDigest: folder ? digestOf(folder, suites) : null,
      warnings: reading?.warnings ?? [],
    },
  };
}

/** A file that is too large to be read concerns its own repository, not the whole import. */
async function readOrReject(tree: SourceTree, place: string, docs: Docs | undefined): Promise<Reading> {
  try {
    return await readOne(tree, place, docs);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const name = path.basename(place);
    return { ok: false, name, file: `library/${name}`, problems: [{ line: null, reason: error.message }] };
  }
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
  const docs = places.docs === undefined ? undefined : await openDocs(places.docs, await readSuites(tree, paths));
  return {
    total: paths.length,
    describe: () => ({
      library: tree.place,
      docs: docs?.tree.place ?? null,
      libraryCommit: tree.commit,
      docsCommit: docs?.tree.commit ?? null,
    }),
    async *readings() {
      for (const place of paths) yield await readOrReject(tree, place, docs);
    },
  };
}

/** The releases that the source's own Debian and Ubuntu images have; none where their definitions cannot be read. */
async function readSuites(tree: SourceTree, paths: readonly string[]): Promise<Suites> {
  const entriesOf = async (name: string) => {
    const file = paths.find((place) => path.basename(place) === name);
    const bytes = file === undefined ? undefined : await tree.read(file);
    const parsed = bytes && parseDefinitionFile(name, bytes);
    return parsed?.ok ? parsed.definition.entries : [];
  };
  return suitesOf(await entriesOf('debian'), await entriesOf('ubuntu'));
}

async function openDocs(place: string, suites: Suites): Promise<Docs> {
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
  return { tree, templates: await readTemplates(tree), suites };
}
