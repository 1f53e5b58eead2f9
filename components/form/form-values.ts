import type { FormEvent } from 'react';

/** What was typed into a form that is being sent, by the names of its fields. */
export function formValues<K extends string>(
  event: FormEvent<HTMLFormElement>,
  ...names: readonly K[]
): Record<K, string> {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  const entries = names.map((name) => [name, String(form.get(name) ?? '')] as const);
  return Object.fromEntries(entries) as Record<K, string>;
}
