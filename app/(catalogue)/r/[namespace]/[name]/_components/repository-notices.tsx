import { DeprecationFacts } from '@/app/(catalogue)/r/[namespace]/[name]/_components/deprecation-facts';
import { Markdown } from '@/app/(catalogue)/r/[namespace]/[name]/_components/markdown';
import { TransferOffer } from '@/app/(catalogue)/r/[namespace]/[name]/_components/transfer-offer';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/language/format';
import { foreignLanguage } from '@/lib/language/text-language';
import { repositoryPath } from '@/lib/names/paths';

/** What to know before using this repository, each with what to do next. Nothing for one in good standing. */
export function RepositoryNotices({ loaded }: { loaded: LoadedRepository }) {
  const { repository, name, alternatives, messages, viewer, standing } = loaded;
  const words = messages.repository.notices;
  const date = (iso: string) => formatDate(viewer.language, iso);
  const next =
    alternatives.length > 0 ? (
      <p className="mt-1">
        <a href={`${repositoryPath(name)}#alternatives`} className="font-medium text-ink underline">
          {words.seeAlternatives}
        </a>
      </p>
    ) : null;
  const notices = [
    standing.offer && <TransferOffer key="offer" offer={standing.offer} loaded={loaded} />,
    repository.deprecated && (
      <Notice key="deprecated" tone="warn" title={words.deprecated}>
        {repository.deprecation ? (
          <div lang={foreignLanguage(repository.deprecation, viewer.language)}>
            <Markdown markdown={repository.deprecation} sourceUrl={repository.sourceUrl} words={messages.repository} />
          </div>
        ) : (
          <p>{words.deprecatedText}</p>
        )}
        <DeprecationFacts loaded={loaded} />
        {next}
      </Notice>
    ),
    repository.archivedAt && (
      <Notice key="archived" tone="warn" title={words.archived(date(repository.archivedAt))}>
        <p>{words.archivedText}</p>
        {next}
      </Notice>
    ),
    repository.retiredAt && (
      <Notice key="retired" tone="warn" title={words.retired(date(repository.retiredAt))}>
        <p>{words.retiredText}</p>
        {next}
      </Notice>
    ),
    repository.visibility === 'private' && (
      <Notice key="private" tone="info" title={words.private}>
        <p>{words.privateText}</p>
      </Notice>
    ),
  ].filter(Boolean);
  return notices.length > 0 ? <div className="mt-5 grid gap-3">{notices}</div> : null;
}
