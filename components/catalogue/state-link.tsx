import Link from 'next/link';
import type { MouseEvent, ReactNode } from 'react';
import type { SearchState } from '@/components/catalogue/search-state';
import { searchPath } from '@/lib/names/paths';

type Props = {
  state: SearchState;
  onFollow: (state: SearchState, event: MouseEvent) => void;
  className: string;
  label?: string;
  children: ReactNode;
};

/** A link to another search: an address for everybody, and with a script no new document. */
export function StateLink({ state, onFollow, className, label, children }: Props) {
  return (
    <Link
      href={searchPath(state)}
      prefetch={false}
      aria-label={label}
      onClick={(event) => onFollow(state, event)}
      className={className}
    >
      {children}
    </Link>
  );
}
