'use client';

import type { MouseEvent } from 'react';

/** next-auth ends a session by a POST that carries its token against forgery; the link alone leads to its own form. */
async function signOut(): Promise<void> {
  const answer: { csrfToken: string } = await (await fetch('/api/auth/csrf')).json();
  const body = new URLSearchParams({ csrfToken: answer.csrfToken, callbackUrl: '/', json: 'true' });
  const response = await fetch('/api/auth/signout', { method: 'POST', body });
  if (!response.ok) throw new Error(`Signing out was answered with ${response.status}.`);
  window.location.assign('/');
}

export function SignOutLink({ text }: { text: string }) {
  const onClick = (event: MouseEvent) => {
    event.preventDefault();
    signOut().catch(() => window.location.assign('/api/auth/signout'));
  };
  return (
    <a
      href="/api/auth/signout"
      onClick={onClick}
      className="mt-1 flex min-h-10 items-center rounded-md px-3 text-sm hover:bg-surface-sunken"
    >
      {text}
    </a>
  );
}
