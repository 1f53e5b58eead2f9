import Link from 'next/link';
import { SearchBox } from '@/components/catalogue/search-box';
import { AccountMenu } from '@/components/layout/account-menu';
import { LanguageForm, ThemeForm } from '@/components/layout/preference-forms';
import { Mark } from '@/components/ui/mark';
import type { CommonMessages } from '@/lib/language/en/common';
import type { Language } from '@/lib/names/language';

type Props = {
  messages: CommonMessages;
  language: Language;
  theme: 'system' | 'light' | 'dark';
  user: { username: string; displayName: string; role: string } | null;
};

/** Name, search, language, colours, account. On a phone the search takes a row of its own. */
export function SiteHeader({ messages, language, theme, user }: Props) {
  const { searchBox, digestKinds, tiers, card, header } = messages;
  return (
    <header className="z-20 border-b border-line bg-surface sm:sticky sm:top-0">
      <div className="page flex flex-wrap items-center gap-x-4 py-2">
        <Link
          href="/"
          prefetch={false}
          aria-label={header.home}
          className="flex min-h-10 items-center gap-2 text-lg font-semibold tracking-tight"
        >
          <Mark className="size-7 text-accent" />
          {messages.siteName}
        </Link>
        <div className="order-last w-full has-[form]:pt-1 has-[form]:pb-1 sm:order-none sm:w-auto sm:max-w-xl sm:grow sm:has-[form]:py-0">
          <SearchBox
            place="header"
            language={language}
            messages={{ common: { searchBox, digestKinds, tiers, card } }}
          />
        </div>
        <div className="-mr-2 ml-auto flex items-center sm:gap-1">
          <LanguageForm language={language} words={header} />
          <ThemeForm theme={theme} words={header} />
          <AccountMenu user={user} words={header} />
        </div>
      </div>
    </header>
  );
}
