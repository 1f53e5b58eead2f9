import Link from 'next/link';
import { TrustBadge } from '@/components/program/trust-badge';
import type { CommonMessages } from '@/lib/language/en/common';
import { counted, exactNumber } from '@/lib/language/format';
import { foreignLanguage } from '@/lib/language/text-language';
import type { Language } from '@/lib/names/language';
import { publisherPath } from '@/lib/names/paths';
import type { PublisherView } from '@/lib/publishers/schema';

type Props = { publisher: PublisherView; messages: { common: CommonMessages }; language: Language };

/** One publisher in a list; all of the card leads to its page. */
export function PublisherCard({ publisher, messages, language }: Props) {
  const chinese = language === 'zh-CN';
  const about = (chinese && publisher.aboutZh) || publisher.about;
  const name = (chinese && publisher.displayNameZh) || publisher.displayName;
  return (
    <article className="group relative flex h-full flex-col gap-2 rounded-lg border border-line bg-surface-raised p-4 hover:border-line-strong">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="min-w-0 font-semibold wrap-anywhere">
          <Link
            href={publisherPath(publisher.namespace)}
            prefetch={false}
            className="group-hover:text-accent after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {name}
          </Link>
        </h3>
        <TrustBadge tier={publisher.trust} messages={messages} />
      </div>
      {about ? (
        <p className="line-clamp-3 text-sm text-ink-soft" lang={foreignLanguage(about, language)}>
          {about}
        </p>
      ) : null}
      <p className="mt-auto flex flex-wrap gap-x-3 text-xs text-ink-soft">
        <span className="font-mono">{publisher.namespace}</span>
        <span>
          {counted(
            messages.common.repositories,
            publisher.repositoryCount,
            exactNumber(language, publisher.repositoryCount),
          )}
        </span>
      </p>
    </article>
  );
}
