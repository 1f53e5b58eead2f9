import path from 'node:path';
import { listItems } from '@/lib/importers/docker-library/field-names';
import type { Field } from '@/lib/importers/docker-library/paragraphs';
import { excerpt, type ProblemList } from '@/lib/importers/docker-library/problem-list';
import { platformOfLibraryArchitecture } from '@/lib/names/platform';
import { parseTagName } from '@/lib/names/tag-name';
import { sourceOf } from '@/lib/tags/dockerfile-url';
import type { LibraryEntry } from '@/lib/tags/library-entry';

/** git object names: SHA-1 or SHA-256, in hexadecimal. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** An entry's fields by name, inherited ones among them, and where the entry begins. */
type Place = { line: number; fields: ReadonlyMap<string, Field> };

const itemsOf = (field: Field | undefined) => (field ? listItems(field) : []);
const leadsOut = (file: string): boolean => file.startsWith('/') || path.posix.normalize(file).split('/')[0] === '..';

/** Checks one entry by itself; each problem names the line of the value at fault, or where the entry begins. */
export function checkEntry(entry: LibraryEntry, { line, fields }: Place, problems: ProblemList): void {
  checkTags(entry, { line, fields }, problems);
  if (entry.architectures.length === 0)
    problems.add(fields.get('Architectures')?.line ?? line, 'Architectures is empty.');
  for (const { item, line: at } of itemsOf(fields.get('Architectures')))
    if (!platformOfLibraryArchitecture(item))
      problems.add(at, `Architectures: docker-library knows no “${excerpt(item)}”.`);
  for (const architecture of entry.architectures) checkSource(entry, architecture, { line, fields }, problems);
}

function checkTags(entry: LibraryEntry, { line, fields }: Place, problems: ProblemList): void {
  if (entry.tags.length === 0) problems.add(fields.get('Tags')?.line ?? line, 'This entry has no Tags.');
  for (const name of ['Tags', 'SharedTags'])
    for (const { item, line: at } of itemsOf(fields.get(name))) {
      const parsed = parseTagName(item);
      if (!parsed.ok) problems.add(at, `${name}: ${parsed.problem}`);
    }
  const shared = new Set<string>();
  for (const { item, line: at } of itemsOf(fields.get('SharedTags'))) {
    if (shared.has(item)) problems.add(at, `The shared tag “${excerpt(item)}” is given a second time in this entry.`);
    shared.add(item);
  }
}

function checkSource(entry: LibraryEntry, architecture: string, { line, fields }: Place, problems: ProblemList): void {
  const { gitRepo, gitCommit, directory, file } = sourceOf(entry, architecture);
  /** The field that a value came from: the architecture's own, or the plain one. */
  const given = (name: string) => {
    const own = fields.get(`${architecture}-${name}`);
    const field = own?.value ? own : fields.get(name);
    return { name: field?.name ?? name, line: field?.line ?? line };
  };
  const commit = given('GitCommit');
  if (!gitCommit) problems.add(commit.line, `There is no GitCommit for ${excerpt(architecture)}.`);
  else if (!COMMIT.test(gitCommit))
    problems.add(
      commit.line,
      `${commit.name}: “${excerpt(gitCommit)}” is no commit: it must have 40 or 64 hexadecimal digits.`,
    );
  if (!gitRepo) problems.add(given('GitRepo').line, `There is no GitRepo for ${excerpt(architecture)}.`);
  const folder = given('Directory');
  if (leadsOut(directory))
    problems.add(folder.line, `${folder.name}: “${excerpt(directory)}” leads out of the repository.`);
  else if (leadsOut(file.startsWith('/') ? file : `${directory}/${file}`)) {
    const build = given('File');
    problems.add(build.line, `${build.name}: “${excerpt(file)}” leads out of the repository.`);
  }
}
