'use client';

type Props = { label: string; name: string; value: string; onChange: (typed: string) => void };

/** The name of what is about to go, and a field to type it into. */
export function TypedName({ label, name, value, onChange }: Props) {
  return (
    <label className="grid gap-1 text-sm font-medium">
      <span>
        {label} <code className="rounded bg-surface-sunken px-1 font-mono">{name}</code>
      </span>
      <input
        className="field font-mono font-normal"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </label>
  );
}
