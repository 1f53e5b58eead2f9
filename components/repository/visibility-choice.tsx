'use client';

import { Globe, Lock } from 'lucide-react';
import { useId } from 'react';

type Visibility = 'public' | 'private';
type Props = {
  value: Visibility;
  onChange: (value: Visibility) => void;
  words: Record<'visibility' | 'public' | 'publicHint' | 'private' | 'privateHint', string>;
};

/** Public or private, each with what it means. */
export function VisibilityChoice({ value, onChange, words }: Props) {
  const id = useId();
  const option = (visibility: Visibility, Icon: typeof Globe, text: string, hint: string) => (
    <label className="flex gap-3 rounded-lg border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name={id}
        className="mt-1 size-4 shrink-0 accent-accent"
        checked={value === visibility}
        aria-describedby={`${id}-${visibility}`}
        aria-label={text}
        onChange={() => onChange(visibility)}
      />
      <span>
        <span className="flex items-center gap-1.5 font-medium">
          <Icon aria-hidden="true" className="size-4 text-ink-soft" />
          {text}
        </span>
        <span id={`${id}-${visibility}`} className="block text-sm text-ink-soft">
          {hint}
        </span>
      </span>
    </label>
  );
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{words.visibility}</legend>
      {option('public', Globe, words.public, words.publicHint)}
      {option('private', Lock, words.private, words.privateHint)}
    </fieldset>
  );
}
