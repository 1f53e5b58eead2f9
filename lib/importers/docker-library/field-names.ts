import type { Field } from '@/lib/importers/docker-library/paragraphs';
import type { EntrySource } from '@/lib/tags/library-entry';

/** Fields that say where an image is built from; each may be given per architecture, as in `arm64v8-GitCommit`. */
const SOURCE_FIELDS: ReadonlyMap<string, keyof EntrySource> = new Map([
  ['GitRepo', 'gitRepo'],
  ['GitFetch', 'gitFetch'],
  ['GitCommit', 'gitCommit'],
  ['Directory', 'directory'],
  ['File', 'file'],
  ['Builder', 'builder'],
]);

const OTHER_FIELDS = new Set(['Maintainers', 'Tags', 'SharedTags', 'Architectures', 'Constraints']);

export type FieldKind =
  | { kind: 'source'; key: keyof EntrySource }
  | { kind: 'override'; architecture: string; key: keyof EntrySource }
  | { kind: 'other' }
  | { kind: 'unknown' };

export function fieldKind(name: string): FieldKind {
  const key = SOURCE_FIELDS.get(name);
  if (key) return { kind: 'source', key };
  if (OTHER_FIELDS.has(name)) return { kind: 'other' };
  const dash = name.lastIndexOf('-');
  const overridden = dash > 0 ? SOURCE_FIELDS.get(name.slice(dash + 1)) : undefined;
  return overridden ? { kind: 'override', architecture: name.slice(0, dash), key: overridden } : { kind: 'unknown' };
}

/** A list value: split at commas, trimmed, empty items dropped; each with the line that it stands on. */
export const listItems = ({ value, lines, line }: Field): { item: string; line: number }[] => {
  let at = 0;
  return value.split(',').flatMap((part) => {
    const begins = at + (/^\s*/.exec(part)?.[0].match(/\n/g)?.length ?? 0);
    at += part.match(/\n/g)?.length ?? 0;
    const item = part.trim();
    return item === '' ? [] : [{ item, line: lines[begins] ?? line }];
  });
};
