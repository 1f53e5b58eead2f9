import { chooseVariants } from '@/lib/importers/docker-library/choose-variants';
import { type Suites, suiteNotes } from '@/lib/importers/docker-library/suite-notes';
import { resolveTemplateWords } from '@/lib/importers/docker-library/template-words';

/** The logo's place: by itself, in a line of its own, or as the text of a link. */
const LOGO = /^[ \t]*%%LOGO%%[ \t]*$|\[\s*%%LOGO%%\s*\]\([^)\n]*\)|%%LOGO%%/gm;

export type OverviewParts = {
  /** A notice with a heading of its own, which stands before everything else */
  notice: string | undefined;
  name: string;
  tags: readonly string[];
  /** A text of the image's folder, or undefined */
  own: (fileName: string) => string | undefined;
  /** A text of the shared templates, or undefined */
  shared: (fileName: string) => string | undefined;
  words: Readonly<Record<string, string>>;
  suites: Suites;
};

function composeExample({ own, shared }: OverviewParts): Record<string, string> {
  const yaml = own('compose.yaml');
  if (yaml === undefined) return { COMPOSE: '', 'COMPOSE-YAML': '' };
  const block = `\`\`\`yaml\n${yaml.trim()}\n\`\`\``;
  const frame = own('compose.md') ?? shared('compose.md') ?? '%%COMPOSE-YAML%%';
  return { COMPOSE: frame.trim().replaceAll('%%COMPOSE-YAML%%', () => block), 'COMPOSE-YAML': block };
}

function variants({ name, tags, own, shared, suites }: OverviewParts): string[] {
  const chosen = chooseVariants(tags, own, shared);
  if (chosen.length === 0) return [];
  const introduction = own('variant.md') ?? shared('variant.md') ?? '# Image Variants';
  return [introduction, ...suiteNotes(name, tags, suites, shared), ...chosen];
}

function licence({ own, shared }: OverviewParts): string[] {
  const text = own('license.md')?.trim();
  if (!text) return [];
  const common = own('license-common.md') ?? shared('license-common.md');
  return [`# License\n\n${text}`, ...(common ? [common] : [])];
}

/**
 * The overview in the order of docker-library's own pages: headed notice, content, image variants, licence. The quick reference
 * and the supported tags are left to the page, which makes them from data; the logo too, so `%%LOGO%%` goes.
 */
export function composeOverview(parts: OverviewParts): string {
  const content = (parts.own('content.md') ?? '').replace(LOGO, '');
  const sections = [parts.notice ?? '', content, ...variants(parts), ...licence(parts)].map((section) =>
    section.trim(),
  );
  const words = { ...parts.words, ...composeExample(parts) };
  // Twice: the compose example that takes a word's place has words of its own.
  const resolved = resolveTemplateWords(resolveTemplateWords(sections.filter(Boolean).join('\n\n'), words), words);
  return resolved.replace(/\n{3,}/g, '\n\n').trim();
}
