import Link from 'next/link';
import { SelectField, TextField } from '@/components/form/text-field';
import { AUDIT_ACTIONS } from '@/lib/audit/actions';
import { AUDIT_AREAS, type AuditFilter } from '@/lib/audit/schema';
import type { AuditMessages } from '@/lib/language/en/audit';
import { fillIn } from '@/lib/language/format';

type Props = { path: string; filter: AuditFilter; words: AuditMessages };

/** `{actor} changed the role of {target}` without the one who did it, as a choice. */
const asChoice = (sentence: string): string => {
  const text = fillIn(sentence, { actor: '', target: '…' }).trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** A plain form that leads to its own address. */
export function AuditFilterForm({ path, filter, words }: Props) {
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <form action={path} method="get" aria-label={words.filter} key={JSON.stringify(filter)} className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)_auto_auto]">
        <TextField
          name="actor"
          label={words.actor}
          hint={words.actorHint}
          defaultValue={filter.actor ?? ''}
          maxLength={255}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <SelectField name="action" label={words.action} defaultValue={filter.action ?? ''}>
          <option value="">{words.anyAction}</option>
          {AUDIT_AREAS.map((area) => (
            <optgroup key={area} label={words.areas[area] ?? area}>
              <option value={area}>{fillIn(words.allOf, { area: words.areas[area] ?? area })}</option>
              {AUDIT_ACTIONS.filter((action) => action.startsWith(`${area}.`)).map((action) => (
                <option key={action} value={action}>
                  {asChoice(words.actions[action])}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        <TextField name="from" type="date" label={words.from} hint={words.days} defaultValue={filter.from ?? ''} />
        <TextField name="to" type="date" label={words.to} defaultValue={filter.to ?? ''} />
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary">
          {words.apply}
        </button>
        {isFiltered ? (
          <Link href={path} prefetch={false} className="button">
            {words.clear}
          </Link>
        ) : null}
      </div>
    </form>
  );
}
