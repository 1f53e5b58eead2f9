import { createHash } from 'node:crypto';
import type { LibraryEntry } from '@/lib/tags/library-entry';
import { supportedTags } from '@/lib/tags/supported-tags';

export type TagRow = { name: string; position: number; isShared: boolean; imageGroup: string; architectures: string[] };

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 24);

/** Tags whose build is the same name the same image; a build that moved to another commit is another image. */
const groupOf = ({ architectures, source, overrides, constraints }: LibraryEntry): string =>
  digest([architectures, source, overrides, constraints]);

/** The tags of a definition, in page order: the simple ones line by line, then the shared ones. */
export function tagRows(entries: readonly LibraryEntry[]): TagRow[] {
  const simple = entries.flatMap((entry) =>
    entry.tags.map((name) => ({
      name,
      isShared: false,
      imageGroup: groupOf(entry),
      architectures: entry.architectures,
    })),
  );
  const shared = supportedTags(entries).shared.flatMap(({ tags, members }) => {
    const of = members.flatMap(({ tag }) => entries.filter((entry) => entry.tags.includes(tag)));
    const architectures = [...new Set(of.flatMap((entry) => entry.architectures))].sort();
    return tags.map((name) => ({ name, isShared: true, imageGroup: digest(of.map(groupOf)), architectures }));
  });
  return [...simple, ...shared].map((row, position) => ({ ...row, position }));
}
