import { Time } from '@/components/ui/time';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import { fillIn, formatBytes } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { RetentionPreview } from '@/lib/retention/schema';

type Words = DeletionMessages['retention'];
type Props = { preview: RetentionPreview; language: Language; now: Date; words: Words };

export function dryRunSummary({ totals, freedBytes }: RetentionPreview, words: Words): string {
  const { tags, images } = totals;
  if (tags.goes + images === 0) return words.dryRunNothing;
  const size = formatBytes(freedBytes);
  return fillIn(words.dryRunGoes, { tags: tags.goes, total: tags.goes + tags.stays, images, size });
}

/** What each tag's fate would be, and why; those that go first. */
export function DryRun({ preview, language, now, words }: Props) {
  const { tags, totals } = preview;
  const total = totals.tags.goes + totals.tags.stays;
  const head = 'py-2 pr-4 text-left font-medium';
  return (
    <section aria-label={words.dryRun} className="grid gap-3 border-t border-line pt-4">
      <h3 className="font-semibold">{words.dryRun}</h3>
      <p role="status" className="text-sm">
        {dryRunSummary(preview, words)}
        {totals.untagged.goes > 0 ? ` ${fillIn(words.untaggedGoes, { count: totals.untagged.goes })}` : null}
      </p>
      {tags.length > 0 ? (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          aria-label={words.dryRunTag}
          className="max-h-96 overflow-y-auto"
        >
          <table className="w-full text-sm">
            <thead className="border-b border-line-strong">
              <tr>
                <th className={head}>{words.dryRunTag}</th>
                <th className={`${head} max-sm:hidden`}>{words.dryRunPushed}</th>
                <th className={`${head} max-sm:hidden`}>{words.dryRunPulled}</th>
                <th className={head}>{words.dryRunWhy}</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {tags.map((tag) => (
                <tr key={tag.name}>
                  <td className="py-2 pr-4 font-mono wrap-anywhere">{tag.name}</td>
                  <td className="py-2 pr-4 whitespace-nowrap max-sm:hidden">
                    <Time date={tag.pushedAt} language={language} now={now} />
                  </td>
                  <td className="py-2 pr-4 whitespace-nowrap max-sm:hidden">
                    {tag.lastPulledAt ? <Time date={tag.lastPulledAt} language={language} now={now} /> : '–'}
                  </td>
                  <td className={`py-2 ${tag.goes ? 'font-medium text-danger' : 'text-ink-soft'}`}>
                    {tag.goes
                      ? words.goes
                      : tag.keptBy
                          .slice(0, 1)
                          .map(({ rule, pattern }) => fillIn(words.keptBy[rule], { pattern: pattern ?? '' }))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {total > tags.length ? (
        <p className="text-sm text-ink-soft">{fillIn(words.more, { shown: tags.length, count: total })}</p>
      ) : null}
    </section>
  );
}
