import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { archiveTree } from '@/lib/importers/docker-library/archive-tree';
import { directoryTree } from '@/lib/importers/docker-library/directory-tree';
import type { SourceTree } from '@/lib/importers/docker-library/source-tree';
import { AppError } from '@/lib/platform/errors';

export type SourceKind = {
  /** Name of the repository below github.com/docker-library */
  repository: 'official-images' | 'docs';
  /** Which paths matter; whatever else an archive holds is passed over. */
  wanted: (path: string) => boolean;
  /** Whether a path shows that it counts from the repository's root, and not from an archive's top folder. */
  isRoot: (path: string) => boolean;
};

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};

async function fromGitHub(kind: SourceKind): Promise<SourceTree> {
  const url = `https://codeload.github.com/docker-library/${kind.repository}/tar.gz/HEAD`;
  const option = kind.repository === 'docs' ? '--docs' : '--library';
  const advice = `Without internet, bring an archive: on a machine that has it, download https://github.com/docker-library/${kind.repository}/archive/HEAD.tar.gz, carry it here, and give its path as ${option}.`;
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  } catch (error) {
    throw new AppError('unavailable', `GitHub cannot be reached (${reasonOf(error)}). ${advice}`);
  }
  if (!response.ok || !response.body)
    throw new AppError('unavailable', `GitHub answered ${response.status} for ${url}. ${advice}`);
  const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
  return archiveTree(`github.com/docker-library/${kind.repository}`, body, kind);
}

/**
 * A source by the place that a person named: a folder, a `.tar.gz`, or `github`.
 * @throws AppError saying what to change
 */
export async function openTree(place: string, kind: SourceKind): Promise<SourceTree> {
  if (place === 'github') return fromGitHub(kind);
  const found = await stat(place).catch(() => undefined);
  if (!found)
    throw new AppError(
      'invalid',
      `${place} does not exist: name a folder or a .tar.gz of docker-library/${kind.repository}.`,
    );
  if (found.isDirectory()) return directoryTree(place);
  return archiveTree(place, createReadStream(place), kind);
}
