import Link from 'next/link';
import { DashboardSection } from '@/app/dashboard/_components/dashboard-section';
import { OwnFilters } from '@/app/dashboard/_components/own-filters';
import { OwnTable } from '@/app/dashboard/_components/own-table';
import { dashboardAddress } from '@/app/dashboard/_load/dashboard-address';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { OwnDashboard } from '@/lib/catalogue/get-dashboard';
import { counted, exactNumber } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import { newRepositoryPath } from '@/lib/names/paths';
import { OWN_PAGE_SIZE, type OwnRepositoriesInput } from '@/lib/repositories/dashboard-schema';

type Props = { own: OwnDashboard; input: OwnRepositoriesInput; messages: Messages; language: Language };

/** The reader's repositories, filtered and sorted by what the address says. */
export function OwnRepositoriesSection({ own, input, messages, language }: Props) {
  const words = messages.dashboard.repositories;
  if (own.namespaces.length === 0)
    return (
      <DashboardSection title={words.title}>
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
          <p className="mt-4">
            <Link href={newRepositoryPath()} prefetch={false} className="button">
              {messages.dashboard.create}
            </Link>
          </p>
        </EmptyState>
      </DashboardSection>
    );
  return (
    <DashboardSection title={words.title}>
      <OwnFilters input={input} namespaces={own.namespaces} words={words} />
      <p className="mt-4 mb-2 text-sm text-ink-soft">
        {own.total === 0 ? words.noMatch : counted(words.found, own.total, exactNumber(language, own.total))}
      </p>
      {own.repositories.length > 0 ? (
        <OwnTable rows={own.repositories} scans={own.scans} input={input} messages={messages} language={language} />
      ) : null}
      <Pagination
        page={input.page}
        pageCount={Math.ceil(own.total / OWN_PAGE_SIZE)}
        hrefOf={(page) => dashboardAddress({ ...input, page })}
        words={messages.common.pagination}
      />
    </DashboardSection>
  );
}
