import { type Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { OutsideLink } from '@/components/repository/link-list';
import type { TagExplanation } from '@/components/tag/explanation';
import type { TagsMessages } from '@/lib/language/en/tags';
import type { Tone } from '@/lib/tags/explain-in-words';

const SIGN: Readonly<Record<Tone, typeof Info | null>> = { plain: null, caution: TriangleAlert, danger: OctagonAlert };
const COLOUR: Readonly<Record<Tone, string>> = { plain: '', caution: 'text-warn', danger: 'text-danger' };

/** The tag part by part, and how far it moves. */
export function TagMeaningSection({
  explanation: { parts, moves, datesSource },
  words,
}: {
  explanation: TagExplanation;
  words: TagsMessages['tag'];
}) {
  return (
    <section aria-labelledby="meaning">
      <h2 id="meaning" className="mb-3 text-2xl leading-tight font-semibold">
        {words.meaning}
      </h2>
      <dl className="border-b border-line">
        {parts.map(({ word, title, text, tone }) => {
          const Sign = SIGN[tone];
          return (
            <div
              key={`${word} ${title}`}
              className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[10rem_minmax(0,1fr)]"
            >
              <dt>
                <code className="rounded bg-surface-sunken px-1.5 py-0.5 font-mono text-sm wrap-anywhere">{word}</code>
              </dt>
              <dd className="max-w-[70ch]">
                <p className={`flex items-center gap-1.5 font-medium ${COLOUR[tone]}`}>
                  {Sign ? <Sign aria-hidden="true" className="size-4 shrink-0" /> : null}
                  {title}
                </p>
                <p className="text-ink-soft">{text}</p>
              </dd>
            </div>
          );
        })}
        <div className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="text-sm text-ink-soft">{words.moves}</dt>
          <dd className="max-w-[70ch]">
            <p className="font-medium first-letter:uppercase">{moves.short}</p>
            <p className="text-ink-soft">{moves.text}</p>
          </dd>
        </div>
      </dl>
      {datesSource ? (
        <p className="mt-2 text-sm text-ink-soft">
          {words.datesFrom} <OutsideLink href={datesSource}>{datesSource.replace(/^https:\/\//, '')}</OutsideLink>
        </p>
      ) : null}
    </section>
  );
}
