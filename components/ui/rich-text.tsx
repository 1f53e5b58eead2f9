import Link from 'next/link';

const PART = /(`[^`]+`|\[[^\]]+\]\([^)]+\))/;

/** Our own texts with `code` and [links](target). `hrefOf` says where a target is; without an address it stays text. */
export function RichText({ text, hrefOf }: { text: string; hrefOf?: (target: string) => string | undefined }) {
  return text.split(PART).map((part, index) => {
    const key = `${index} ${part}`;
    if (part.startsWith('`'))
      return (
        <code key={key} className="rounded bg-surface-sunken px-1 py-px font-mono text-[0.9em]">
          {part.slice(1, -1)}
        </code>
      );
    const [, label, target] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
    if (label === undefined || target === undefined) return part;
    const href = hrefOf?.(target);
    return href ? (
      <Link key={key} href={href} prefetch={false} className="text-link">
        {label}
      </Link>
    ) : (
      label
    );
  });
}
