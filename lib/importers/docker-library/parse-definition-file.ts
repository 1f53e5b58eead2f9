import { buildEntry } from '@/lib/importers/docker-library/build-entry';
import { checkGlobal, checkLimits, checkTagsAcross } from '@/lib/importers/docker-library/check-definition';
import type { Definition } from '@/lib/importers/docker-library/definition';
import { fieldKind, listItems } from '@/lib/importers/docker-library/field-names';
import { mergeEntries } from '@/lib/importers/docker-library/merge-entries';
import { splitParagraphs } from '@/lib/importers/docker-library/paragraphs';
import { ProblemList } from '@/lib/importers/docker-library/problem-list';
import type { Problem } from '@/lib/importers/source';
import { OFFICIAL_NAMESPACE, parseRepositoryName } from '@/lib/names/repository-name';
import type { Maintainer } from '@/lib/repositories/schema';

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
  const problems = new ProblemList();
  const paragraphs = splitParagraphs(text, problems);
  checkLimits(paragraphs, problems);
  const unreadable = problems.sorted();
  // What a broken line would have said is unknown: judging the rest would only add faults that are none.
  if (unreadable.length > 0) return { ok: false, problems: unreadable };
  const [globals, ...rest] = paragraphs;
  checkGlobal(globals, problems);
  const inherited = (globals?.fields ?? []).filter(
    (field) => field.name !== 'Maintainers' && fieldKind(field.name).kind !== 'unknown',
  );
  const entries = rest.map((paragraph) => ({ paragraph, entry: buildEntry(paragraph, inherited, problems) }));
  checkTagsAcross(entries, problems);
  const found = problems.sorted();
  if (found.length > 0) return { ok: false, problems: found };
  const maintainers = globals?.fields.find((field) => field.name === 'Maintainers');
  const unknown = (globals?.fields ?? []).filter((field) => fieldKind(field.name).kind === 'unknown');
  return {
    ok: true,
    definition: {
      name: name.value.name,
      maintainers: maintainers ? listItems(maintainers).map(({ item }) => parseMaintainer(item)) : [],
      entries: mergeEntries(entries.map(({ entry }) => entry)),
      unknownFields: Object.fromEntries(unknown.map((field) => [field.name, field.value])),
      lastLine: paragraphs.at(-1)?.fields.at(-1)?.lines.at(-1) ?? 1,
    },
  };
}
