import type { Link } from '@/lib/repositories/schema';

/** Links in running text, `A, B, C`; an entry without an address is plain text. */
export function LinkList({ links, none }: { links: readonly Link[]; none: string }) {
  if (links.length === 0) return <span className="text-ink-soft">{none}</span>;
  return links.map(({ text, url }, index) => (
    <span key={`${url} ${text}`}>
      {index > 0 ? ', ' : null}
      {url ? <OutsideLink href={url}>{text}</OutsideLink> : text}
    </span>
  ));
}

/** A link that leaves this site. Publishers' links say nothing in our name, hence the `rel`. */
export function OutsideLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a
      href={href}
      rel="nofollow noopener noreferrer"
      className="wrap-anywhere text-accent underline decoration-line-strong hover:decoration-current"
    >
      {children}
    </a>
  );
}
