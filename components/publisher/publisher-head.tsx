import { Building2, Globe, Link as LinkIcon, Settings, UserRound } from 'lucide-react';
import Link from 'next/link';
import { TrustBadge } from '@/components/program/trust-badge';
import { PublisherLogo } from '@/components/publisher/publisher-logo';
import { IconLink } from '@/components/ui/icon-link';
import { fillIn, formatDate } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import { foreignLanguage } from '@/lib/language/text-language';
import type { Language } from '@/lib/names/language';
import type { PublisherView } from '@/lib/publishers/schema';

type Props = {
  publisher: PublisherView;
  messages: Messages;
  language: Language;
  /** Where the reader may change it, if they may. */
  settingsPath?: string | undefined;
};

/** A website as people write it: without the scheme, without a slash at its end. */
const shownAddress = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** Who a publisher is, in its own words, and how trusted. */
export function PublisherHead({ publisher, messages, language, settingsPath }: Props) {
  const words = messages.publisher;
  const chinese = language === 'zh-CN';
  const about = (chinese && publisher.aboutZh) || publisher.about;
  const Kind = publisher.kind === 'person' ? UserRound : Building2;
  const name = (chinese && publisher.displayNameZh) || publisher.displayName;
  return (
    <header>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {publisher.logoUrl ? (
          <PublisherLogo src={publisher.logoUrl} alt={fillIn(messages.organisations.logo.alt, { name })} />
        ) : null}
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere sm:text-3xl">{name}</h1>
        <TrustBadge tier={publisher.trust} messages={messages} />
        {settingsPath ? (
          <Link href={settingsPath} prefetch={false} className="button ml-auto">
            <Settings aria-hidden="true" className="size-4" />
            {words.settings}
          </Link>
        ) : null}
      </div>
      <p
        className="mt-2 max-w-[70ch] whitespace-pre-line text-ink-soft text-pretty"
        lang={about ? foreignLanguage(about, language) : undefined}
      >
        {about || words.noAbout}
      </p>
      <ul className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-ink-soft">
        <li className="inline-flex items-center gap-1.5">
          <Kind aria-hidden="true" className="size-4" />
          {words.kinds[publisher.kind]}
        </li>
        <li>
          {words.namespace} <span className="font-mono text-ink">{publisher.namespace}</span>
        </li>
        {publisher.website ? (
          <li>
            <IconLink href={publisher.website} icon={<Globe />}>
              {shownAddress(publisher.website)}
            </IconLink>
          </li>
        ) : null}
        {publisher.links.map(({ text, url }) => (
          <li key={`${text} ${url}`}>
            <IconLink href={url} icon={<LinkIcon />}>
              {text}
            </IconLink>
          </li>
        ))}
        <li>
          {words.here} {formatDate(language, publisher.createdAt)}
        </li>
      </ul>
      {publisher.sample ? <p className="mt-2 text-sm text-warn">{words.sample}</p> : null}
    </header>
  );
}
