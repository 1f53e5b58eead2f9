import { Quote } from 'lucide-react';
import { Fact } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/fact';
import { OutsideLink } from '@/components/repository/link-list';
import { otherTexts, type Statement, statementsOf } from '@/lib/images/annotations';
import { licenceParts } from '@/lib/images/licence-names';
import type { ImageView, TagDetails } from '@/lib/images/schema';
import type { ImagesMessages } from '@/lib/language/en/images';
import { counted, formatInstant } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';

const LONGEST = 600;
const MOST_OTHERS = 30;
const LONGEST_OTHER = 200;

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

function Licences({ expression }: { expression: string }) {
  const parts = licenceParts(expression);
  if (!parts) return cut(expression, LONGEST);
  return parts.map(({ text, name, isListed }, index) => {
    const key = `${index} ${text}`;
    if (!isListed) return <span key={key}>{text} </span>;
    return (
      <span key={key}>
        <OutsideLink href={`https://spdx.org/licenses/${text}.html`}>{name ?? text}</OutsideLink>{' '}
        {name ? <span className="font-mono text-xs text-ink-soft">{text} </span> : null}
      </span>
    );
  });
}

const isDate = (value: string): boolean =>
  /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));
const COMMIT = /^[0-9a-f]{40,64}$/;
const CODE: readonly string[] = ['revision', 'base.name', 'base.digest', 'ref.name', 'version'];

function Value({ statement: { key, value, href }, language }: { statement: Statement; language: Language }) {
  if (key === 'licenses') return <Licences expression={value} />;
  if (key === 'created' && isDate(value)) return formatInstant(language, value);
  const isCommit = key === 'revision' && COMMIT.test(value);
  const text = (
    <span className={CODE.includes(key) ? 'font-mono' : undefined} title={isCommit ? value : undefined}>
      {isCommit ? value.slice(0, 12) : cut(value, LONGEST)}
    </span>
  );
  return href ? <OutsideLink href={href}>{text}</OutsideLink> : text;
}

/** What the publisher wrote into the image, as such: annotations first, then labels of the same names. */
export function PublisherWords({
  details,
  image,
  words,
  language,
}: {
  details: TagDetails;
  image: ImageView | undefined;
  words: ImagesMessages['publisher'];
  language: Language;
}) {
  const annotations = { ...details.annotations, ...image?.annotations };
  const statements = statementsOf([image?.annotations ?? {}, details.annotations, image?.config?.labels ?? {}]);
  const others = otherTexts(annotations);
  return (
    <section aria-labelledby="publisher-words" className="rounded-lg border border-dashed border-line-strong p-4">
      <h3 id="publisher-words" className="flex items-center gap-2 font-semibold">
        <Quote aria-hidden="true" className="size-4.5 shrink-0 text-ink-soft" />
        {words.heading}
      </h3>
      <p className="mb-3 text-sm text-ink-soft">{words.lead}</p>
      {statements.length === 0 && others.length === 0 ? <p className="text-sm">{words.none}</p> : null}
      <dl>
        {statements.map((statement) => (
          <Fact key={statement.key} term={words.statements[statement.key]}>
            <Value statement={statement} language={language} />
          </Fact>
        ))}
      </dl>
      {others.length > 0 ? (
        <details className="disclosure mt-3 text-sm">
          <summary>{counted(words.others, others.length)}</summary>
          <dl className="mt-2">
            {others.slice(0, MOST_OTHERS).map(([key, value]) => (
              <Fact key={key} term={cut(key, LONGEST_OTHER)}>
                <span className="font-mono text-xs">{cut(value, LONGEST_OTHER)}</span>
              </Fact>
            ))}
          </dl>
        </details>
      ) : null}
    </section>
  );
}
