import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import type { DiffHunk, TextDiff } from '@/lib/repositories/text-diff';

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;
const COLOURS = { same: '', added: 'bg-ok-soft', removed: 'bg-danger-soft' } as const;

type Row = { key: string; before: number | null; after: number | null; kind: keyof typeof SIGNS; text: string };

function rowsOf({ beforeStart, afterStart, lines }: DiffHunk): Row[] {
  let [before, after] = [beforeStart, afterStart];
  return lines.map(({ kind, text }) => ({
    key: `${before}:${after}:${kind}`,
    before: kind === 'added' ? null : before++,
    after: kind === 'removed' ? null : after++,
    kind,
    text,
  }));
}

type Props = { diff: TextDiff; words: OverviewEditorMessages['diff'] };

/** Changed lines with what stands around them: told apart by sign, word for screen readers and edge, not only by colour. */
export function DiffView({ diff, words }: Props) {
  const notes = [
    diff.exact ? '' : words.inexact,
    diff.finalLineEnd === 'added' ? words.finalAdded : diff.finalLineEnd === 'removed' ? words.finalRemoved : '',
    diff.hunks.length === 0 && diff.finalLineEnd === 'same' ? words.same : '',
  ].filter(Boolean);
  return (
    <div className="grid gap-2">
      {diff.hunks.length > 0 ? (
        <section
          aria-label={words.label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-[70vh] overflow-auto rounded-lg border border-line bg-surface-raised font-mono text-xs leading-5"
        >
          <table className="w-full border-collapse">
            <thead className="sr-only">
              <tr>
                <th scope="col">{words.before}</th>
                <th scope="col">{words.after}</th>
                <th scope="col">{words.change}</th>
                <th scope="col">{words.text}</th>
              </tr>
            </thead>
            {diff.hunks.map((hunk, index) => (
              <tbody
                key={`${hunk.beforeStart}:${hunk.afterStart}`}
                className={index > 0 ? 'border-t-4 border-line' : undefined}
              >
                {rowsOf(hunk).map(({ key, before, after, kind, text }) => (
                  <tr key={key} className={`align-top ${COLOURS[kind]}`}>
                    <td className="w-px px-2 text-right text-ink-soft tabular-nums select-none">{before}</td>
                    <td className="w-px px-2 text-right text-ink-soft tabular-nums select-none">{after}</td>
                    <td className="w-px px-1 text-center font-bold">
                      <span aria-hidden="true">{SIGNS[kind]}</span>
                      {kind === 'same' ? null : <span className="sr-only">{words[kind]}</span>}
                    </td>
                    <td className="pr-3 whitespace-pre-wrap wrap-anywhere">
                      {kind === 'removed' ? <del className="no-underline">{text}</del> : null}
                      {kind === 'added' ? <ins className="no-underline">{text}</ins> : null}
                      {kind === 'same' ? text : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </section>
      ) : null}
      {notes.map((note) => (
        <p key={note} className="text-sm text-ink-soft">
          {note}
        </p>
      ))}
    </div>
  );
}
