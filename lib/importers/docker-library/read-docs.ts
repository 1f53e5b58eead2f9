import { z } from 'zod';
import { composeOverview } from '@/lib/importers/docker-library/compose-overview';
import type { DocsFolder } from '@/lib/importers/docker-library/docs-folder';
import { itemLinks, quickReferenceLinks } from '@/lib/importers/docker-library/markdown-links';
import { safeLinks, webAddress } from '@/lib/importers/docker-library/safe-links';
import { NO_SUITES, type Suites } from '@/lib/importers/docker-library/suite-notes';
import { resolveTemplateWords } from '@/lib/importers/docker-library/template-words';
import type { CandidateDocs } from '@/lib/importers/source';
import { isCategory, MAX_CATEGORIES } from '@/lib/names/category';

const LONGEST_DESCRIPTION = 100;

/** What docker-library says where an image says nothing of its own, and the docs source has no templates. */
const DEFAULT_HELP =
  '[the Docker Community Slack](https://dockr.ly/comm-slack), [Server Fault](https://serverfault.com/help/on-topic), [Unix & Linux](https://unix.stackexchange.com/help/on-topic), [Stack Overflow](https://stackoverflow.com/help/on-topic)';
const DEFAULT_ISSUES = '[%%GITHUB-REPO%%/issues](%%GITHUB-REPO%%/issues?q=is:issue+is:pr)';

const metadata = z.object({ hub: z.object({ categories: z.array(z.string()).default([]) }).optional() });

function categoriesOf(text: string | undefined, warnings: string[]): string[] {
  if (text === undefined) return [];
  let named: string[];
  try {
    named = metadata.parse(JSON.parse(text)).hub?.categories ?? [];
  } catch {
    warnings.push('metadata.json is not the JSON it should be: no categories.');
    return [];
  }
  const known = named.filter(isCategory);
  for (const other of named.filter((word) => !isCategory(word))) warnings.push(`There is no category “${other}”.`);
  if (known.length > MAX_CATEGORIES)
    warnings.push(`Of ${known.length} categories the first ${MAX_CATEGORIES} are kept.`);
  return known.slice(0, MAX_CATEGORIES);
}

export type DocsReading = { docs: CandidateDocs; warnings: string[] };

/**
 * What the docs say of one image. Texts are trimmed; template words are resolved.
 * @returns with a sentence for each thing that had to be left out
 */
export function readDocs(
  name: string,
  tags: readonly string[],
  { files, templates }: DocsFolder,
  suites: Suites = NO_SUITES,
): DocsReading {
  const warnings: string[] = [];
  const decoder = new TextDecoder();
  const own = (fileName: string): string | undefined => {
    const bytes = files.get(fileName);
    // The database takes no NUL in a text.
    return bytes && decoder.decode(bytes).replaceAll('\0', '\uFFFD');
  };
  const shared = (fileName: string) => templates.get(fileName);
  const repository = own('github-repo')?.trim() ?? '';
  const words = { IMAGE: name, REPO: name, 'GITHUB-REPO': repository };
  const resolve = (text: string) => resolveTemplateWords(text, words).trim();
  const linksIn = (text: string) => safeLinks(itemLinks(resolve(text)), warnings);
  const described = resolve(own('README-short.txt') ?? '').replace(/\s+/g, ' ');
  const characters = [...described].length;
  if (characters > LONGEST_DESCRIPTION)
    warnings.push(
      `README-short.txt has ${characters} characters; at most ${LONGEST_DESCRIPTION} are allowed, so it is left out.`,
    );
  const issues = own('issues.md') ?? (repository ? (shared('issues.md') ?? DEFAULT_ISSUES) : '');
  const maintainer = own('maintainer.md');
  const licence = own('license.md');
  const notice = own('deprecated.md')?.trim() || undefined;
  // docker-library calls an image deprecated where the notice has no heading; with one, it says something else of it.
  const isHeaded = notice?.startsWith('# ') ?? false;
  const logo = ['logo.png', 'logo.svg'].flatMap((fileName) => {
    const bytes = files.get(fileName);
    return bytes ? [{ fileName, bytes }] : [];
  })[0];
  const docs: CandidateDocs = {
    description: characters > LONGEST_DESCRIPTION ? '' : described,
    overview: composeOverview({
      notice: isHeaded ? notice : undefined,
      name,
      tags,
      own,
      shared,
      words: { ...words, ISSUES: issues.trim() },
      suites,
    }),
    licence: licence ? resolve(licence) : null,
    deprecation: notice && !isHeaded ? resolve(notice) : null,
    categories: categoriesOf(own('metadata.json'), warnings),
    maintainedBy:
      maintainer === undefined
        ? safeLinks(quickReferenceLinks(own('README.md') ?? '', 'Maintained by'), warnings)
        : linksIn(maintainer),
    whereToGetHelp: linksIn(own('get-help.md') ?? shared('get-help.md') ?? DEFAULT_HELP),
    whereToFileIssues: linksIn(issues),
    sourceUrl: webAddress(repository),
    logo: logo ?? null,
  };
  return { docs, warnings };
}
