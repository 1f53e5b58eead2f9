import { buildEntry } from '@/lib/importers/docker-library/build-entry';
import type { Definition } from '@/lib/importers/docker-library/definition';
import { fieldKind, listOf } from '@/lib/importers/docker-library/field-names';
import { mergeEntries } from '@/lib/importers/docker-library/merge-entries';
import { type Paragraph, splitParagraphs } from '@/lib/importers/docker-library/paragraphs';
import type { Problem } from '@/lib/importers/source';
import { OFFICIAL_NAMESPACE, parseRepositoryName } from '@/lib/names/repository-name';
import type { Maintainer } from '@/lib/repositories/schema';
import type { LibraryEntry } from '@/lib/tags/library-entry';

const LARGEST_FILE = 1024 * 1024;

export type ParsedDefinition = { ok: true; definition: Definition } | { ok: false; problems: Problem[] };

function textOf(bytes: Uint8Array): string | Problem {
  if (bytes.length > LARGEST_FILE)
    return { line: null, reason: `The file has ${bytes.length} bytes; at most ${LARGEST_FILE} are read.` };
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return {
      line: bytes.subarray(0, nul).filter((byte) => byte === 10).length + 1,
      reason: 'The file has a NUL byte: it is no text.',
    };
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { line: null, reason: 'The file is not UTF-8 text.' };
  }
}

/** `Name <mail> (@handle)`, of which the name may stand alone. */
function parseMaintainer(text: string): Maintainer {
  const email = /<([^<>]+)>/.exec(text)?.[1]?.trim();
  const handle = /\(@([^()]+)\)/.exec(text)?.[1]?.trim();
  const name = text
    .replace(/<[^<>]*>/g, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { name: name || handle || email || text, ...(email ? { email } : {}), ...(handle ? { handle } : {}) };
}

function checkGlobal(globals: Paragraph | undefined, problems: Problem[]): void {
  const field = (name: string) => globals?.fields.find((found) => found.name === name);
  const maintainers = field('Maintainers');
  if (!maintainers) problems.push({ line: globals?.line ?? 1, reason: 'The first paragraph has no Maintainers.' });
  else if (listOf(maintainers.value).length === 0)
    problems.push({ line: maintainers.line, reason: 'Maintainers is empty.' });
  const tags = field('Tags');
  if (tags)
    problems.push({
      line: tags.line,
      reason: 'Tags may not stand in the first paragraph: it holds what all entries share.',
    });
}

/** A tag may be given once; a name cannot be both a tag and a shared tag. */
function checkTagsAcross(entries: readonly { entry: LibraryEntry; paragraph: Paragraph }[], problems: Problem[]): void {
  const tags = new Set<string>();
  const shared = new Set(entries.flatMap(({ entry }) => entry.sharedTags));
  for (const { entry, paragraph } of entries) {
    const line = paragraph.fields.find((field) => field.name === 'Tags')?.line ?? paragraph.line;
    for (const tag of entry.tags) {
      if (tags.has(tag)) problems.push({ line, reason: `The tag “${tag}” is given a second time.` });
      if (shared.has(tag)) problems.push({ line, reason: `“${tag}” is both a tag and a shared tag.` });
      tags.add(tag);
    }
  }
}

/**
 * Reads one file of docker-library's `library/` folder. The file's name is the repository's. A file with
 * anything wrong in it is refused whole, with every problem and its line.
 */
export function parseDefinitionFile(fileName: string, bytes: Uint8Array): ParsedDefinition {
  const name = parseRepositoryName(OFFICIAL_NAMESPACE, fileName);
  if (!name.ok || fileName.includes('/'))
    return {
      ok: false,
      problems: [
        {
          line: null,
          reason: `The file's name is the repository's: ${name.ok ? 'it may not contain “/”.' : name.problem}`,
        },
      ],
    };
  const text = textOf(bytes);
  if (typeof text !== 'string') return { ok: false, problems: [text] };
  const { paragraphs, problems } = splitParagraphs(text);
  // What a broken line would have said is unknown: judging the rest would only add faults that are none.
  if (problems.length > 0) return { ok: false, problems };
  const [globals, ...rest] = paragraphs;
  checkGlobal(globals, problems);
  const inherited = (globals?.fields ?? []).filter(
    (field) => field.name !== 'Maintainers' && fieldKind(field.name).kind !== 'unknown',
  );
  const entries = rest.map((paragraph) => ({ paragraph, entry: buildEntry(paragraph, inherited, problems) }));
  checkTagsAcross(entries, problems);
  if (problems.length > 0) return { ok: false, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  const maintainers = globals?.fields.find((field) => field.name === 'Maintainers')?.value ?? '';
  const unknown = (globals?.fields ?? []).filter((field) => fieldKind(field.name).kind === 'unknown');
  return {
    ok: true,
    definition: {
      name: name.value.name,
      maintainers: listOf(maintainers).map(parseMaintainer),
      entries: mergeEntries(entries.map(({ entry }) => entry)),
      unknownFields: Object.fromEntries(unknown.map((field) => [field.name, field.value])),
    },
  };
}
