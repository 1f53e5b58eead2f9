import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { LARGEST_SOURCE_FILE, MOST_SOURCE_FILES, type SourceTree } from '@/lib/importers/docker-library/source-tree';
import { AppError } from '@/lib/platform/errors';

const LARGEST_TOTAL = 500 * 1024 * 1024;
const MOST_LINKS = 8;

type Content = { bytes: Buffer; link?: never } | { link: string; bytes?: never };

const BEGINNING = 2048;
/** git writes the commit into a global pax header at the very beginning: `52 comment=<id>`. */
const COMMIT = /\d+ comment=([0-9a-f]{40}(?:[0-9a-f]{24})?)\n/;

/** Paths without the top folder that GitHub's archives have (`official-images-<commit>/`), if all share one. */
function withoutTopFolder(contents: Map<string, Content>, keeps: (path: string) => boolean): Map<string, Content> {
  const tops = new Set([...contents.keys()].map((path) => path.split('/')[0]));
  const [top] = tops;
  const paths = [...contents.keys()];
  if (tops.size !== 1 || paths.some((path) => !path.includes('/')) || paths.some(keeps)) return contents;
  return new Map([...contents].map(([path, content]) => [path.slice((top?.length ?? 0) + 1), content]));
}

function cleanPath(name: string): string | undefined {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  return name.startsWith('/') || parts.includes('..') ? undefined : parts.join('/');
}

const resolved = (from: string, link: string): string | undefined => {
  const parts = from.split('/').slice(0, -1);
  for (const part of link.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return link.startsWith('/') ? undefined : parts.join('/');
};

/**
 * A `.tar.gz`, read once from end to end. Only the files that `wanted` names are kept in memory (for the whole
 * docs some 20 MB, for the library less than 2). Refused: files over 5 MiB among them, more than 500 MiB unpacked,
 * more than 200,000 entries. Paths that lead out are passed over, links are followed inside the archive only.
 * @throws AppError `invalid` when it is no gzipped tar or is cut off
 */
export async function archiveTree(
  place: string,
  stream: Readable,
  options: { wanted: (path: string) => boolean; isRoot: (path: string) => boolean },
): Promise<SourceTree> {
  const contents = new Map<string, Content>();
  let beginning = Buffer.alloc(0);
  let total = 0;
  let entries = 0;
  const unpacked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      if (beginning.length < BEGINNING) beginning = Buffer.concat([beginning, chunk]).subarray(0, BEGINNING);
      done(
        total > LARGEST_TOTAL
          ? new AppError('too_large', `${place} unpacks to more than ${LARGEST_TOTAL} bytes.`)
          : null,
        chunk,
      );
    },
  });
  const untar = extract();
  untar.on('entry', (header, body, next) => {
    entries += 1;
    const path = cleanPath(header.name);
    // A cut-off archive fails here too, in the middle of a file; without a listener that would end the process.
    body.on('error', next);
    const pass = (error?: Error) => {
      body.on('end', () => next(error));
      body.resume();
    };
    if (entries > MOST_SOURCE_FILES)
      return pass(new AppError('too_large', `${place} has more than ${MOST_SOURCE_FILES} entries.`));
    if (!path || !options.wanted(path)) return pass();
    if (header.type === 'symlink' && header.linkname) contents.set(path, { link: header.linkname });
    if (header.type !== 'file') return pass();
    if ((header.size ?? 0) > LARGEST_SOURCE_FILE)
      return pass(
        new AppError(
          'too_large',
          `${place}: ${path} has ${header.size} bytes; at most ${LARGEST_SOURCE_FILE} are read.`,
        ),
      );
    const chunks: Buffer[] = [];
    body.on('data', (chunk) => chunks.push(Buffer.from(chunk as Uint8Array)));
    body.on('end', () => {
      contents.set(path, { bytes: Buffer.concat(chunks) });
      next();
    });
  });
  try {
    await pipeline(stream, createGunzip(), unpacked, untar);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      'invalid',
      `${place} is not a complete .tar.gz (${error instanceof Error ? error.message : String(error)}): fetch it again, or name a folder.`,
    );
  }
  const files = withoutTopFolder(contents, options.isRoot);
  const read = (path: string, links: number): Buffer | undefined => {
    const content = files.get(path);
    if (!content || content.bytes) return content?.bytes;
    const target = resolved(path, content.link);
    return target === undefined || links === 0 ? undefined : read(target, links - 1);
  };
  const paths = [...files.keys()].sort();
  const commit = COMMIT.exec(beginning.toString('latin1'))?.[1] ?? null;
  return { place, commit, paths: () => paths, read: async (path) => read(path, MOST_LINKS) };
}
