'use client';

import { Star } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useChange } from '@/components/form/use-change';
import { apiSend } from '@/lib/api/client';
import { repositoryApiPath, signInPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';

type Props = {
  repository: RepositoryName;
  starred: boolean;
  signedIn: boolean;
  words: { star: string; signIn: string; failed: string };
};

const LOOK = 'chip text-ink hover:bg-accent-soft';

/** Stars the repository, or takes the star back; without an account it leads to the sign-in. The count stands beside it. */
export function StarButton({ repository, starred, signedIn, words }: Props) {
  const pathname = usePathname();
  const { run, busy, error } = useChange((star: boolean) =>
    apiSend(star ? 'PUT' : 'DELETE', `${repositoryApiPath(repository)}/star`),
  );
  if (!signedIn)
    return (
      <Link href={signInPath(pathname)} prefetch={false} className={LOOK} aria-label={words.signIn} rel="nofollow">
        <Star aria-hidden="true" className="size-3.5" />
        {words.star}
      </Link>
    );
  return (
    <span className="inline-flex items-center gap-2">
      <button type="button" aria-pressed={starred} disabled={busy} onClick={() => run(!starred)} className={LOOK}>
        <Star aria-hidden="true" className={`size-3.5 ${starred ? 'fill-current text-accent' : ''}`} />
        {words.star}
      </button>
      <span role="alert" className="text-xs text-danger empty:sr-only">
        {error ? words.failed : ''}
      </span>
    </span>
  );
}
