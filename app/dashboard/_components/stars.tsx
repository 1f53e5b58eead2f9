import { DashboardSection } from '@/app/dashboard/_components/dashboard-section';
import { dashboardAddress } from '@/app/dashboard/_load/dashboard-address';
import { RepositoryGrid } from '@/components/catalogue/repository-grid';
import { Pagination } from '@/components/ui/pagination';
import { type Dashboard, STARS_PAGE_SIZE } from '@/lib/catalogue/get-dashboard';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import type { OwnRepositoriesInput } from '@/lib/repositories/dashboard-schema';

type Props = {
  stars: Dashboard['stars'];
  page: number;
  input: OwnRepositoriesInput;
  messages: Messages;
  language: Language;
};

/** What the reader has starred, and still can see. */
export function Stars({ stars, page, input, messages, language }: Props) {
  const words = messages.dashboard.stars;
  return (
    <DashboardSection title={words.title}>
      {stars.total === 0 ? <p className="text-ink-soft">{words.none}</p> : null}
      <RepositoryGrid results={stars.repositories} messages={messages} language={language} />
      <Pagination
        page={page}
        pageCount={Math.ceil(stars.total / STARS_PAGE_SIZE)}
        hrefOf={(target) => dashboardAddress(input, target)}
        words={messages.common.pagination}
      />
    </DashboardSection>
  );
}
