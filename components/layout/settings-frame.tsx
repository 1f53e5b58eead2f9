import Link from 'next/link';
import type { ReactNode } from 'react';
import { SettingsNavigation, type SettingsTab } from '@/components/layout/settings-navigation';

type Props = {
  /** Where the settings belong: a repository's or organisation's name, with the way back to it. */
  title: string;
  above?: { text: string; href: string };
  navigationLabel: string;
  tabs: readonly SettingsTab[];
  children: ReactNode;
};

/** Settings of a person, an organisation or a repository: sections beside (on a phone above) what they hold. */
export function SettingsFrame({ title, above, navigationLabel, tabs, children }: Props) {
  return (
    <div className="page py-8">
      {above ? (
        <p className="text-sm">
          <Link href={above.href} prefetch={false} className="text-link font-mono">
            {above.text}
          </Link>
        </p>
      ) : null}
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-6 grid gap-8 lg:grid-cols-[14.5rem_minmax(0,1fr)]">
        <SettingsNavigation label={navigationLabel} tabs={tabs} />
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-10">{children}</div>
      </div>
    </div>
  );
}
