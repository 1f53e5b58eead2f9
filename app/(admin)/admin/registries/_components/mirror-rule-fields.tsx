'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { DraftRule } from '@/app/(admin)/admin/registries/_components/mirror-rules-form';
import { Field } from '@/components/form/field';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import { fillIn } from '@/lib/language/format';
import type { MirrorFault } from '@/lib/mirrors/check-mirror-rule';

type Words = RegistriesMessages['mirrors'];
type Props = {
  draft: DraftRule;
  number: number;
  isLast: boolean;
  faults: readonly MirrorFault[];
  words: Words;
  onChange: (draft: DraftRule) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

const FIELDS = ['networks', 'pattern', 'target'] as const;

const sentenceOf = ({ kind, text, suggestion }: MirrorFault, { faults }: Words): string =>
  fillIn(faults[kind], { text, suggestion: suggestion ?? '10.0.0.0/8' });

/** One mirror rule, with what is wrong in it, and its place in the order. */
export function MirrorRuleFields({ draft, number, isLast, faults, words, onChange, onMove, onRemove }: Props) {
  const buttons = [
    { Icon: ArrowUp, label: words.up, disabled: number === 1, act: () => onMove(-1) },
    { Icon: ArrowDown, label: words.down, disabled: isLast, act: () => onMove(1) },
    { Icon: Trash2, label: words.remove, disabled: false, act: onRemove },
  ];
  return (
    <fieldset className="rounded-lg border border-line p-4">
      <legend className="px-1 text-sm font-semibold">{fillIn(words.rule, { number })}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {FIELDS.map((name) => {
          const fault = faults.filter(({ field }) => field === name).map((found) => sentenceOf(found, words));
          return (
            <div key={name} className={name === 'networks' ? 'sm:col-span-2' : ''}>
              <Field label={words[name]} hint={words[`${name}Hint`]} fault={fault.join(' ') || undefined}>
                {(attributes) => (
                  <input
                    {...attributes}
                    className="field font-mono"
                    value={draft[name]}
                    onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
                    autoComplete="off"
                    autoCapitalize="none"
                    spellCheck={false}
                    maxLength={name === 'networks' ? 2000 : 255}
                  />
                )}
              </Field>
            </div>
          );
        })}
      </div>
      <div className="mt-3 flex justify-end gap-1">
        {buttons.map(({ Icon, label, disabled, act }) => (
          <button
            key={label}
            type="button"
            aria-label={fillIn(label, { number })}
            title={fillIn(label, { number })}
            disabled={disabled}
            onClick={act}
            className="inline-flex size-9 items-center justify-center rounded-md text-ink-soft hover:bg-surface-sunken hover:text-ink disabled:opacity-40"
          >
            <Icon aria-hidden className="size-4" />
          </button>
        ))}
      </div>
    </fieldset>
  );
}
