import { LockKeyhole } from 'lucide-react';
import Link from 'next/link';
import type { ScansMessages } from '@/lib/language/en/scans';
import { signInPath } from '@/lib/names/paths';

type Words = ScansMessages['signIn'];

/** What everybody who is not signed in gets in place of scan results, whether there are any or not. */
export function SignInForScans({ next, words }: { next: string; words: Words }) {
  return (
    <div className="rounded-lg border border-line bg-surface-raised px-6 py-8 text-center">
      <LockKeyhole aria-hidden="true" className="mx-auto size-6 text-ink-faint" />
      <p className="mt-3 text-lg font-semibold">{words.title}</p>
      <p className="mx-auto mt-1 max-w-[55ch] text-ink-soft">{words.text}</p>
      <p className="mt-5">
        <Link href={signInPath(next)} prefetch={false} className="button button-primary">
          {words.action}
        </Link>
      </p>
    </div>
  );
}

/** The same on one line. */
export function SignInForScansLine({ next, words }: { next: string; words: Words }) {
  return (
    <p className="flex items-center gap-2 text-sm text-ink-soft">
      <LockKeyhole aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <Link href={signInPath(next)} prefetch={false} className="text-link">
        {words.line}
      </Link>
    </p>
  );
}
