'use client';

import { useState } from 'react';
import { goToProvider } from '@/app/login/send-sign-in';

type Props = {
  providers: readonly { id: string; name: string }[];
  destination: string;
  /** With `{name}` already filled in, by provider. */
  labels: Readonly<Record<string, string>>;
  onFailed: () => void;
};

/** Ways in by an account elsewhere. */
export function ProviderButtons({ providers, destination, labels, onFailed }: Props) {
  const [busy, setBusy] = useState(false);
  const go = (id: string) => {
    setBusy(true);
    goToProvider(id, destination).catch((error: unknown) => {
      console.error(error);
      setBusy(false);
      onFailed();
    });
  };
  return (
    <ul className="grid gap-2">
      {providers.map(({ id, name }) => (
        <li key={id} className="grid">
          <button type="button" className="button disabled:opacity-70" disabled={busy} onClick={() => go(id)}>
            {labels[id] ?? name}
          </button>
        </li>
      ))}
    </ul>
  );
}
