'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

export type SettingsTab = { text: string; href: string };

export function SettingsNavigation({ label, tabs }: { label: string; tabs: readonly SettingsTab[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="min-w-0">
      <ul className="flex flex-wrap gap-1 lg:flex-col">
        {tabs.map(({ text, href }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={pathname === href ? 'page' : undefined}
              className="flex min-h-10 items-center rounded-md px-3 text-ink-soft hover:bg-surface-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent-strong"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
