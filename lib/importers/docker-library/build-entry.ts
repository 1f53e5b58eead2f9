import path from 'node:path';
import { checkEntry } from '@/lib/importers/docker-library/check-entry';
import { fieldKind, listItems } from '@/lib/importers/docker-library/field-names';
import type { Field, Paragraph } from '@/lib/importers/docker-library/paragraphs';
import { excerpt, type ProblemList } from '@/lib/importers/docker-library/problem-list';
import { platformOfLibraryArchitecture } from '@/lib/names/platform';
import type { EntrySource, LibraryEntry } from '@/lib/tags/library-entry';

const DEFAULTS: EntrySource = {
  gitRepo: '',
  gitFetch: 'refs/heads/master',
  gitCommit: '',
  directory: '.',
  file: 'Dockerfile',
  builder: '',
};

const cleaned = (directory: string): string => path.posix.normalize(directory).replace(/(.)\/$/, '$1');

function sourceValue(key: keyof EntrySource, { name, value, lines, line }: Field, problems: ProblemList): string {
  const single = value.trim();
  if (single.includes('\n'))
    problems.add(lines[1] ?? line, `${excerpt(name)} has one value: it may not go on in a further line.`);
  return key === 'directory' && single ? cleaned(single) : single;
}

/** One entry from its paragraph and the file's global one, whose values it inherits; what is wrong goes to `problems`. */
export function buildEntry(paragraph: Paragraph, globals: readonly Field[], problems: ProblemList): LibraryEntry {
  const own = new Set(paragraph.fields.map((field) => field.name));
  const fields = new Map(
    [...globals.filter((field) => !own.has(field.name)), ...paragraph.fields].map((field) => [field.name, field]),
  );
  const source = { ...DEFAULTS };
  const overrides: LibraryEntry['overrides'] = {};
  const unknownFields: Record<string, string> = {};
  for (const field of fields.values()) {
    const kind = fieldKind(field.name);
    if (kind.kind === 'source') source[kind.key] = sourceValue(kind.key, field, problems) || DEFAULTS[kind.key];
    else if (kind.kind === 'unknown') unknownFields[field.name] = field.value;
    else if (kind.kind === 'override') {
      if (platformOfLibraryArchitecture(kind.architecture))
        overrides[kind.architecture] = {
          ...overrides[kind.architecture],
          [kind.key]: sourceValue(kind.key, field, problems),
        };
      else
        problems.add(
          field.line,
          `${excerpt(field.name)}: “${excerpt(kind.architecture)}” is no architecture that docker-library knows.`,
        );
    }
  }
  const list = (name: string) => {
    const field = fields.get(name);
    return field ? listItems(field).map(({ item }) => item) : [];
  };
  const entry = {
    tags: list('Tags'),
    sharedTags: list('SharedTags'),
    architectures: fields.has('Architectures') ? [...new Set(list('Architectures'))].sort() : ['amd64'],
    source,
    overrides,
    constraints: list('Constraints'),
    unknownFields,
  };
  checkEntry(entry, { line: paragraph.line, fields }, problems);
  return entry;
}
