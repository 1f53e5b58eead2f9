'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

export type SettingsTab = { text: string; href: string };

export function SettingsNavigation({ label, tabs }: { label: string; tabs: readonly SettingsTab[] }) {
  const pathname = usePathname();
  // Of a page without a tab of its own, the tab that leads to it.
  const [current] = tabs
    .filter(({ href }) => `${pathname}/`.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length);
  return (
    <nav aria-label={label} className="min-w-0">
      <ul className="flex flex-wrap gap-1 lg:flex-col">
        {tabs.map(({ text, href }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={href !== current?.href ? undefined : href === pathname ? 'page' : 'true'}
              className="flex min-h-10 items-center rounded-md px-3 text-ink-soft hover:bg-surface-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent-strong"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
