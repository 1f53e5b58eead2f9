import { z } from 'zod';
import type { Language } from '@/lib/names/language';
import type { RepositoryName } from '@/lib/names/repository-name';

const draft = z.object({
  text: z.string(),
  /** The text it was made from: its tag and revision, and itself unless it is long. */
  baseEtag: z.string(),
  baseRevision: z.number().int().nullable(),
  baseText: z.string().nullable(),
  savedAt: z.iso.datetime(),
});
/** An unsaved overview as a browser keeps it. */
export type OverviewDraft = z.infer<typeof draft>;

/** Browsers keep about five million characters a site. */
const LONGEST_BASE = 300_000;

export const draftKey = ({ namespace, name }: RepositoryName, language: Language): string =>
  `plimsoll:overview-draft:${namespace}/${name}:${language}`;

export function writeDraft(
  text: string,
  base: { etag: string; revision: number | null; text: string | null },
  now: Date,
): string {
  const baseText = base.text !== null && base.text.length <= LONGEST_BASE ? base.text : null;
  const kept: OverviewDraft = {
    text,
    baseEtag: base.etag,
    baseRevision: base.revision,
    baseText,
    savedAt: now.toISOString(),
  };
  return JSON.stringify(kept);
}

/** What was kept; null when there is nothing, or nothing that can be read. */
export function readDraft(kept: string | null): OverviewDraft | null {
  if (kept === null) return null;
  try {
    const result = draft.safeParse(JSON.parse(kept));
    return result.success ? result.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
