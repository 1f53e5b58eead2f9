import { Time } from '@/components/ui/time';
import type { AuditEntryValue, AuditEntryView } from '@/lib/audit/schema';
import type { AuditMessages } from '@/lib/language/en/audit';
import { fillIn, formatInstant } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';

type Props = { entry: AuditEntryView; words: AuditMessages; language: Language };

const PLACES = /(\{actor\}|\{target\})/;

/** The action's sentence with the names in it set apart. */
function Sentence({ entry, words }: Pick<Props, 'entry' | 'words'>) {
  const template =
    (words.actions as Readonly<Record<string, string>>)[entry.action] ?? `{actor} ${entry.action} {target}`;
  return template.split(PLACES).map((part) => {
    if (part === '{actor}')
      return (
        <strong key={part} className="font-semibold wrap-anywhere">
          {entry.actor.name}
        </strong>
      );
    if (part === '{target}')
      return (
        <span key={part} className="font-mono wrap-anywhere">
          {entry.target.name}
        </span>
      );
    return part;
  });
}

/** Fields that hold what people wrote, where a word like “owner” is no word of ours. */
const FREE_TEXT = /^(about|description|displayName|name|namespace|overview|reason|successor|to|keywords|links)/;
const DIGEST = /^[0-9a-f]{64}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function shown(field: string, value: AuditEntryValue, words: AuditMessages, language: Language): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return words.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'string' && INSTANT.test(value)) return formatInstant(language, value);
  if (typeof value !== 'string' || FREE_TEXT.test(field)) return String(value);
  if (DIGEST.test(value)) return `${value.slice(0, 12)}…`;
  return Object.hasOwn(words.values, value) ? (words.values[value] ?? value) : value;
}

/** Who did what to what, when and from where, and what became of each field. */
export function AuditEntryItem({ entry, words, language }: Props) {
  const { actor, address, at, changes } = entry;
  const fields = Object.entries(changes);
  return (
    <li className="grid gap-1 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="min-w-0">
          <Sentence entry={entry} words={words} />
        </p>
        <p className="text-sm whitespace-nowrap text-ink-soft">
          <Time date={at} language={language} />
        </p>
      </div>
      {fields.length > 0 ? (
        <dl className="grid grid-cols-[fit-content(9rem)_minmax(0,1fr)] gap-x-3 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
          {fields.map(([field, [before, after]]) => (
            <div key={field} className="contents">
              <dt className="text-ink-soft">{words.fields[field] ?? field}</dt>
              <dd className="wrap-anywhere">
                <del className="text-ink-soft no-underline">{shown(field, before, words, language)}</del>
                <span aria-hidden="true"> → </span>
                <span className="sr-only"> {words.becomes} </span>
                <ins className="no-underline">{shown(field, after, words, language)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {actor.token || address ? (
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
          {actor.token ? <span>{fillIn(words.withToken, { token: actor.token })}</span> : null}
          {address ? <span>{fillIn(words.fromAddress, { address })}</span> : null}
        </p>
      ) : null}
    </li>
  );
}
