'use client';

import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import {
  COUNTS,
  type CountField,
  type PatternValue,
  type RuleValues,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/retention/_components/rule-values';
import { Field, faultOf } from '@/components/form/field';
import { RichText } from '@/components/ui/rich-text';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import { fillIn } from '@/lib/language/format';

type Words = DeletionMessages['retention'];
type Props = { values: RuleValues; onChange: (values: RuleValues) => void; error: unknown; words: Words };

const LABELS: Record<CountField, { label: keyof Words; unit: keyof Words }> = {
  keepNewest: { label: 'newest', unit: 'newestUnit' },
  keepPushedDays: { label: 'pushedDays', unit: 'pushedUnit' },
  keepPulledDays: { label: 'pulledDays', unit: 'pulledUnit' },
  deleteUntaggedDays: { label: 'untaggedDays', unit: 'untaggedUnit' },
};

function CountRule({ field, values, onChange, error, words }: Props & { field: CountField }) {
  const { label, unit } = LABELS[field];
  const unitId = useId();
  const fault = faultOf(error, `rules.${field}`) ?? faultOf(error, field);
  return (
    <Field label={String(words[label])} fault={fault && words.number}>
      {({ 'aria-describedby': described, ...attributes }) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <input
            {...attributes}
            aria-describedby={[unitId, described].filter(Boolean).join(' ')}
            inputMode="numeric"
            maxLength={5}
            placeholder="–"
            className="field w-20 text-right tabular-nums"
            value={values[field]}
            onChange={(event) => onChange({ ...values, [field]: event.target.value })}
          />
          <span id={unitId} className="text-sm text-ink-soft">
            {String(words[unit])}
          </span>
        </span>
      )}
    </Field>
  );
}

function PatternRow({
  value,
  number,
  fault,
  onChange,
  onRemove,
  words,
}: {
  value: PatternValue;
  number: number;
  fault: string | undefined;
  onChange: (value: PatternValue) => void;
  onRemove: () => void;
  words: Words;
}) {
  return (
    <li className="flex items-start gap-2">
      <div className="min-w-0 grow">
        <Field label={fillIn(words.pattern, { number })} fault={fault && words.badPattern}>
          {(attributes) => (
            <input
              {...attributes}
              className="field font-mono"
              value={value.pattern}
              maxLength={200}
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => onChange({ ...value, pattern: event.target.value })}
            />
          )}
        </Field>
      </div>
      <label className="grid w-24 shrink-0 gap-1 text-sm font-medium">
        {words.patternNewest}
        <input
          inputMode="numeric"
          maxLength={5}
          placeholder={words.all}
          className="field text-right font-normal tabular-nums"
          value={value.newest}
          onChange={(event) => onChange({ ...value, newest: event.target.value })}
        />
      </label>
      <button
        type="button"
        aria-label={fillIn(words.removePattern, { number })}
        className="mt-7 grid size-8 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-danger-soft hover:text-danger"
        onClick={onRemove}
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </li>
  );
}

/** The rules to be filled in; an empty field is a rule that is off. */
export function RuleFields(props: Props) {
  const { values, onChange, error, words } = props;
  const { patterns } = values;
  const set = (changed: readonly PatternValue[]) => onChange({ ...values, patterns: changed });
  const filled = patterns.filter(({ pattern }) => pattern.trim() !== '');
  const faultAt = (value: PatternValue) => {
    const index = filled.indexOf(value);
    const name = `keepPatterns.${index}.pattern`;
    return index < 0 ? undefined : (faultOf(error, `rules.${name}`) ?? faultOf(error, name));
  };
  return (
    <>
      <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <legend className="text-sm font-medium">{words.patterns}</legend>
        <p className="max-w-[65ch] text-sm text-ink-soft">
          <RichText text={words.patternsHint} />
        </p>
        <ul className="grid max-w-2xl gap-3">
          {patterns.map((value, index) => (
            <PatternRow
              key={value.id}
              value={value}
              number={index + 1}
              fault={faultAt(value)}
              onChange={(changed) => set(patterns.map((other) => (other.id === value.id ? changed : other)))}
              onRemove={() => set(patterns.filter(({ id }) => id !== value.id))}
              words={words}
            />
          ))}
        </ul>
        <button
          type="button"
          className="button justify-self-start"
          onClick={() =>
            set([...patterns, { id: Math.max(-1, ...patterns.map(({ id }) => id)) + 1, pattern: '', newest: '' }])
          }
        >
          <Plus aria-hidden="true" className="size-4" />
          {words.addPattern}
        </button>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        {COUNTS.map((field) => (
          <CountRule key={field} field={field} {...props} />
        ))}
      </div>
      <p className="text-sm text-ink-soft">{words.off}</p>
    </>
  );
}
