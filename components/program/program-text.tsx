import type { ReactNode } from 'react';
import type { ProgramsMessages } from '@/lib/language/en/programs';
import type { ProgramSlug } from '@/lib/names/trust';

type Props = { words: ProgramsMessages; text: ProgramsMessages['texts'][ProgramSlug] };

/** What a badge promises and what it does not, what is checked, and how to get it. */
export function ProgramText({ words, text }: Props) {
  return (
    <div className="grid gap-x-10 gap-y-8 md:grid-cols-2">
      <Block id="promise" title={words.promise} lines={text.promises} />
      <Block id="checks" title={words.checks} lead={text.checked} lines={text.checks}>
        <p className="mt-3 text-sm text-ink-soft">{words.evidence}</p>
      </Block>
      <Block id="limits" title={words.limits} lines={text.limits} />
      <Block id="apply" title={words.apply} lines={text.apply} />
    </div>
  );
}

type BlockProps = { id: string; title: string; lead?: string; lines: readonly string[]; children?: ReactNode };

function Block({ id, title, lead, lines, children }: BlockProps) {
  return (
    <section aria-labelledby={id} className="max-w-[65ch]">
      <h2 id={id} className="mb-2 text-lg font-semibold">
        {title}
      </h2>
      {lead ? <p className="mb-1 text-ink-soft">{lead}</p> : null}
      {lines.length === 1 ? (
        <p>{lines[0]}</p>
      ) : (
        <ul className="list-disc space-y-1.5 pl-5 marker:text-ink-faint">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
