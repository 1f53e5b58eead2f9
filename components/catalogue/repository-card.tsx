import Link from 'next/link';
import { RepositoryMarks } from '@/components/catalogue/repository-marks';
import { TrustBadge } from '@/components/program/trust-badge';
import { Filled } from '@/components/ui/filled';
import { Figure } from '@/components/ui/number';
import { Time } from '@/components/ui/time';
import type { SearchResult } from '@/lib/catalogue/schema';
import type { CommonMessages } from '@/lib/language/en/common';
import { foreignLanguage } from '@/lib/language/text-language';
import type { Language } from '@/lib/names/language';
import { repositoryPath } from '@/lib/names/paths';
import { isOfficialNamespace } from '@/lib/names/repository-name';

/** The texts a card needs: little enough to be handed to a client component. */
export type CardMessages = { common: Pick<CommonMessages, 'card' | 'tiers' | 'categories'> };

type Props = {
  result: SearchResult;
  messages: CardMessages;
  language: Language;
  /** For narrow columns: name, badge, two lines of text and the pulls. */
  small?: boolean;
  /** A client component must hand down the server's. */
  now?: Date;
  /** The heading's level in its page. */
  heading?: 'h2' | 'h3';
};

/** One repository in a list; all of the card leads to its page. Figures nobody has counted yet are left out. */
export function RepositoryCard({ result, messages, language, small = false, now, heading: Heading = 'h3' }: Props) {
  const words = messages.common.card;
  const description = (language === 'zh-CN' && result.descriptionZh) || result.description;
  return (
    <article className="group @container relative flex h-full flex-col gap-2 rounded-lg border border-line bg-surface-raised p-4 hover:border-line-strong">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Heading className="min-w-0 font-mono text-base leading-6 font-semibold wrap-anywhere">
          <Link
            href={repositoryPath(result)}
            prefetch={false}
            className="group-hover:text-accent after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {isOfficialNamespace(result.namespace) ? null : (
              <span className="font-normal text-ink-soft">{result.namespace}/</span>
            )}
            {result.name}
          </Link>
        </Heading>
        <TrustBadge tier={result.trust} messages={messages} />
        <RepositoryMarks result={result} words={words} />
      </div>
      <p
        className={`text-sm text-ink-soft ${small ? 'line-clamp-2' : ''}`}
        lang={description ? foreignLanguage(description, language) : undefined}
      >
        {description || words.noDescription}
      </p>
      <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs text-ink-soft">
        {small || result.categories.length === 0 ? null : (
          <span className="flex basis-full flex-wrap gap-1.5 @lg:basis-auto">
            {result.categories.map((category) => (
              <span key={category} className="chip">
                {messages.common.categories[category]}
              </span>
            ))}
          </span>
        )}
        {result.pullCount > 0 ? <Figure value={result.pullCount} language={language} words={words.pulls} /> : null}
        {result.starCount > 0 && !small ? (
          <Figure value={result.starCount} language={language} words={words.stars} />
        ) : null}
        {result.sampleFigures ? (
          <span className="underline decoration-dotted underline-offset-2" title={words.sampleFiguresTitle}>
            {words.sampleFigures}
          </span>
        ) : null}
        {small ? null : (
          <span>
            <Filled text={words.updated} place="time">
              <Time date={result.updatedAt} language={language} {...(now ? { now } : {})} />
            </Filled>
          </span>
        )}
      </p>
    </article>
  );
}
