'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from 'react';

const PAUSE_AFTER_TYPING = 300;

/** What the form asks for, with nothing that says nothing. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') query.append(name, value);
  const text = query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return `${form.getAttribute('action')}${text ? `?${text}` : ''}`;
}

/** Fields stay as the reader left them when the server draws them anew: they follow the address here. */
function follow(form: HTMLFormElement): void {
  for (const field of form.elements) {
    if (field instanceof HTMLSelectElement) field.value = field.dataset.value ?? '';
    else if (!(field instanceof HTMLInputElement)) continue;
    else if (field.type === 'checkbox') field.checked = field.defaultChecked;
    else if (field !== document.activeElement) field.value = field.defaultValue;
  }
}

/**
 * A form of filters. Without a script it is sent as it is; with one every change asks for the page in place, and the
 * address follows.
 */
export function FilterForm({
  action,
  label,
  address,
  children,
}: {
  action: string;
  label: string;
  /** Another one for every state */
  address: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isPending, startTransition] = useTransition();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what the fields follow.
  useEffect(() => {
    if (form.current && !isPending) follow(form.current);
  }, [address, isPending]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = (how: 'push' | 'replace') => {
    clearTimeout(timer.current);
    const { current } = form;
    if (current) startTransition(() => router[how](addressOf(current), { scroll: false }));
  };
  const change = ({ target }: FormEvent<HTMLFormElement>) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'search') return go('push');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go('replace'), PAUSE_AFTER_TYPING);
  };
  return (
    <form
      ref={form}
      action={action}
      aria-label={label}
      aria-busy={isPending}
      onChange={change}
      onSubmit={(event) => {
        event.preventDefault();
        go('push');
      }}
      className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4"
    >
      {children}
    </form>
  );
}
