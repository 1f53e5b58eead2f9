import Link from 'next/link';
import type { ReactNode } from 'react';

/** A link with an icon before its text. The icon is decorative; the text says it all. */
export function IconLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  const content = (
    <>
      <span aria-hidden="true" className="shrink-0 [&>svg]:size-4">
        {icon}
      </span>
      <span className="wrap-anywhere">{children}</span>
    </>
  );
  const className = 'inline-flex min-h-6 items-center gap-1.5 text-accent hover:underline';
  return href.startsWith('/') ? (
    <Link href={href} prefetch={false} className={className}>
      {content}
    </Link>
  ) : (
    <a href={href} rel="nofollow noopener noreferrer" className={className}>
      {content}
    </a>
  );
}
