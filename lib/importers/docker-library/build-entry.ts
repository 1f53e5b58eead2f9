import path from 'node:path';
import { fieldKind, listOf } from '@/lib/importers/docker-library/field-names';
import type { Field, Paragraph } from '@/lib/importers/docker-library/paragraphs';
import type { Problem } from '@/lib/importers/source';
import { platformOfLibraryArchitecture } from '@/lib/names/platform';
import { parseTagName } from '@/lib/names/tag-name';
import type { EntrySource, LibraryEntry } from '@/lib/tags/library-entry';

const DEFAULTS: EntrySource = {
  gitRepo: '',
  gitFetch: 'refs/heads/master',
  gitCommit: '',
  directory: '.',
  file: 'Dockerfile',
  builder: '',
};
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const cleaned = (directory: string): string => path.posix.normalize(directory).replace(/(.)\/$/, '$1');
const sourceValue = (key: keyof EntrySource, value: string): string =>
  key === 'directory' && value ? cleaned(value) : value;

/** One entry from its paragraph and the file's global one, whose values it inherits; what is wrong goes to `problems`. */
export function buildEntry(paragraph: Paragraph, globals: readonly Field[], problems: Problem[]): LibraryEntry {
  const own = new Set(paragraph.fields.map((field) => field.name));
  const fields = [...globals.filter((field) => !own.has(field.name)), ...paragraph.fields];
  const source = { ...DEFAULTS };
  const overrides: LibraryEntry['overrides'] = {};
  const unknownFields: Record<string, string> = {};
  const fieldNamed = (name: string) => fields.find((field) => field.name === name);
  for (const { name, value, line } of fields) {
    const kind = fieldKind(name);
    if (kind.kind === 'source') source[kind.key] = sourceValue(kind.key, value);
    else if (kind.kind === 'unknown') unknownFields[name] = value;
    else if (kind.kind === 'override') {
      if (!platformOfLibraryArchitecture(kind.architecture))
        problems.push({
          line,
          reason: `${name}: “${kind.architecture}” is no architecture that docker-library knows.`,
        });
      overrides[kind.architecture] = { ...overrides[kind.architecture], [kind.key]: sourceValue(kind.key, value) };
    }
  }
  const list = (name: string) => listOf(fieldNamed(name)?.value ?? '');
  const architectures = fieldNamed('Architectures') ? [...new Set(list('Architectures'))].sort() : ['amd64'];
  const entry = {
    tags: list('Tags'),
    sharedTags: list('SharedTags'),
    architectures,
    source,
    overrides,
    constraints: list('Constraints'),
    unknownFields,
  };
  checkEntry(entry, (name) => fieldNamed(name)?.line ?? paragraph.line, problems);
  return entry;
}

function checkEntry(entry: LibraryEntry, lineOf: (field: string) => number, problems: Problem[]): void {
  const wrong = (field: string, reason: string) => problems.push({ line: lineOf(field), reason });
  if (entry.tags.length === 0) wrong('Tags', 'This entry has no Tags.');
  for (const field of ['Tags', 'SharedTags'] as const)
    for (const tag of field === 'Tags' ? entry.tags : entry.sharedTags) {
      const parsed = parseTagName(tag);
      if (!parsed.ok) wrong(field, `${field}: ${parsed.problem}`);
    }
  if (entry.architectures.length === 0) wrong('Architectures', 'Architectures is empty.');
  for (const word of entry.architectures)
    if (!platformOfLibraryArchitecture(word))
      wrong('Architectures', `Architectures: docker-library knows no “${word}”.`);
  for (const architecture of entry.architectures) {
    const own = entry.overrides[architecture];
    const commit = own?.gitCommit || entry.source.gitCommit;
    const field = own?.gitCommit ? `${architecture}-GitCommit` : 'GitCommit';
    if (!commit) wrong('GitCommit', `There is no GitCommit for ${architecture}.`);
    else if (!COMMIT.test(commit))
      wrong(field, `${field}: “${commit}” is no commit: it must have 40 or 64 hexadecimal digits.`);
    if (!(own?.gitRepo || entry.source.gitRepo)) wrong('GitRepo', `There is no GitRepo for ${architecture}.`);
    const directory = own?.directory || entry.source.directory;
    if (directory.startsWith('/') || directory.split('/').includes('..'))
      wrong(
        own?.directory ? `${architecture}-Directory` : 'Directory',
        `Directory: “${directory}” leads out of the repository.`,
      );
  }
}
