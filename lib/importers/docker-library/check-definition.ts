import { listItems } from '@/lib/importers/docker-library/field-names';
import type { Paragraph } from '@/lib/importers/docker-library/paragraphs';
import { excerpt, type ProblemList } from '@/lib/importers/docker-library/problem-list';
import type { LibraryEntry } from '@/lib/tags/library-entry';

// Far above what docker-library has; entries inherit lists, so that a small file could grow without bounds.
const MOST_PARAGRAPHS = 2000;
const MOST_FIELDS = 200;
const MOST_ITEMS = 1000;

/** Refuses a file that is far larger than any definition file is. */
export function checkLimits(paragraphs: readonly Paragraph[], problems: ProblemList): void {
  const surplus = paragraphs[MOST_PARAGRAPHS];
  if (surplus)
    problems.add(surplus.line, `The file has ${paragraphs.length} paragraphs; at most ${MOST_PARAGRAPHS} are read.`);
  for (const { line, fields } of paragraphs) {
    if (fields.length > MOST_FIELDS)
      problems.add(line, `This paragraph has ${fields.length} fields; at most ${MOST_FIELDS} are read.`);
    for (const { name, value, line: at } of fields) {
      const items = value.split(',').length;
      if (items > MOST_ITEMS)
        problems.add(at, `${excerpt(name)} lists ${items} values; at most ${MOST_ITEMS} are read.`);
    }
  }
}

/** What docker-library asks of the first paragraph. */
export function checkGlobal(globals: Paragraph | undefined, problems: ProblemList): void {
  const field = (name: string) => globals?.fields.find((found) => found.name === name);
  const maintainers = field('Maintainers');
  if (!maintainers) problems.add(globals?.line ?? 1, 'The first paragraph has no Maintainers.');
  else if (listItems(maintainers).length === 0) problems.add(maintainers.line, 'Maintainers is empty.');
  const tags = field('Tags');
  if (tags) problems.add(tags.line, 'Tags may not stand in the first paragraph: it holds what all entries share.');
}

/** A tag may be given once; a name cannot be both a tag and a shared tag. */
export function checkTagsAcross(
  entries: readonly { entry: LibraryEntry; paragraph: Paragraph }[],
  problems: ProblemList,
): void {
  const tags = new Set<string>();
  const shared = new Set(entries.flatMap(({ entry }) => entry.sharedTags));
  for (const { paragraph } of entries) {
    const field = paragraph.fields.find(({ name }) => name === 'Tags');
    for (const { item, line } of field ? listItems(field) : []) {
      if (tags.has(item)) problems.add(line, `The tag “${excerpt(item)}” is given a second time.`);
      if (shared.has(item)) problems.add(line, `“${excerpt(item)}” is both a tag and a shared tag.`);
      tags.add(item);
    }
  }
}
