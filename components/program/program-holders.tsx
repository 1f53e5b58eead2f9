import { RepositoryGrid } from '@/components/catalogue/repository-grid';
import { PublisherCard } from '@/components/publisher/publisher-card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { SearchResult } from '@/lib/catalogue/schema';
import { exactNumber } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import type { PublisherView } from '@/lib/publishers/schema';

type Props = {
  page: { repositories: SearchResult[]; publishers: PublisherView[]; total: number; page: number; pageSize: number };
  path: string;
  messages: Messages;
  language: Language;
};

/** The repositories or publishers that have a badge now. */
export function ProgramHolders({ page, path, messages, language }: Props) {
  const { programs, common } = messages;
  const nobody = path.endsWith('official-images') ? programs.nobodyRepositories : programs.nobodyPublishers;
  return (
    <section aria-labelledby="who">
      <h2 id="who" className="mb-3 text-xl font-semibold tracking-tight">
        {programs.who}{' '}
        <span className="font-normal text-ink-soft tabular-nums">{exactNumber(language, page.total)}</span>
      </h2>
      {page.total === 0 ? <EmptyState title={nobody} /> : null}
      {page.repositories.length > 0 ? (
        <RepositoryGrid results={page.repositories} messages={messages} language={language} />
      ) : null}
      {page.publishers.length > 0 ? (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {page.publishers.map((publisher) => (
            <li key={publisher.namespace} className="min-w-0">
              <PublisherCard publisher={publisher} messages={messages} language={language} />
            </li>
          ))}
        </ul>
      ) : null}
      <Pagination
        page={page.page}
        pageCount={Math.ceil(page.total / page.pageSize)}
        hrefOf={(target) => (target === 1 ? path : `${path}?page=${target}`)}
        words={common.pagination}
      />
    </section>
  );
}
