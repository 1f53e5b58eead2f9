'use client';

import { useId } from 'react';
import type { ImmutableTagsMessages } from '@/lib/language/en/immutable-tags';
import { IMMUTABLE_MODES, type ImmutableTagsChange } from '@/lib/repositories/immutable-tags-schema';

type Mode = ImmutableTagsChange['mode'];
type Props = { value: Mode; onChange: (value: Mode) => void; words: ImmutableTagsMessages };

/** None, all, or those of patterns, each with what it means. */
export function ModeChoice({ value, onChange, words }: Props) {
  const id = useId();
  const hints = { none: words.noneHint, all: words.allHint, patterns: words.patternsHint };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{words.mode}</legend>
      {IMMUTABLE_MODES.map((mode) => (
        <label
          key={mode}
          className="flex gap-3 rounded-lg border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name={id}
            className="mt-1 size-4 shrink-0 accent-accent"
            checked={value === mode}
            aria-label={words[mode]}
            aria-describedby={`${id}-${mode}`}
            onChange={() => onChange(mode)}
          />
          <span>
            <span className="font-medium">{words[mode]}</span>
            <span id={`${id}-${mode}`} className="block text-sm text-ink-soft">
              {hints[mode]}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
