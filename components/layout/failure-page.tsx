'use client';

import { useSyncExternalStore } from 'react';
import { Mark } from '@/components/ui/mark';
import { failureWords } from '@/lib/language/failure';
import { negotiateLanguage } from '@/lib/names/language';

type Props = { error: unknown; retry: () => void };

/** Next.js hides what went wrong from the browser and gives it a number that the log has too. */
const digestOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : undefined;

const never = () => () => undefined;

/** What happened, that nothing was lost, and what to do: for a page that could not be made. */
export function FailurePage({ error, retry }: Props) {
  // The page's own language; where the whole page failed there is none, and the browser's counts.
  const language = useSyncExternalStore(
    never,
    () => negotiateLanguage(document.documentElement.lang || navigator.language),
    () => negotiateLanguage('en'),
  );
  const words = failureWords(language);
  const digest = digestOf(error);
  return (
    <div className="page py-16 text-center sm:py-24" lang={language}>
      <title>{`${words.title} · Plimsoll`}</title>
      <Mark className="mx-auto mb-6 size-14 text-ink-faint" />
      <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{words.title}</h1>
      <p className="mx-auto mt-3 max-w-[55ch] text-ink-soft text-pretty">{words.text}</p>
      {digest ? (
        <p className="mt-2 text-sm text-ink-soft">
          {words.reference} <code className="font-mono">{digest}</code>
        </p>
      ) : null}
      <p className="mt-6 flex flex-wrap justify-center gap-3">
        <button type="button" className="button button-primary" onClick={retry}>
          {words.retry}
        </button>
        <a href="/" className="button">
          {words.home}
        </a>
      </p>
    </div>
  );
}
