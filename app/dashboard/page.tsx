import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { DeletedRepositories } from '@/app/dashboard/_components/deleted-repositories';
import { OfferedTransfers } from '@/app/dashboard/_components/offered-transfers';
import { OwnRepositoriesSection } from '@/app/dashboard/_components/own-repositories-section';
import { Stars } from '@/app/dashboard/_components/stars';
import { dashboardAddress } from '@/app/dashboard/_load/dashboard-address';
import { pageNumber } from '@/components/ui/page-number';
import { getViewer } from '@/lib/auth/viewer';
import { getDashboard } from '@/lib/catalogue/get-dashboard';
import { messagesFor } from '@/lib/language/messages';
import { newRepositoryPath, signInPath } from '@/lib/names/paths';
import { ownRepositoriesInput } from '@/lib/repositories/dashboard-schema';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).dashboard.title, robots: { index: false } };
}

export default async function DashboardPage({ searchParams }: Props) {
  const [{ actor, language }, parameters] = await Promise.all([getViewer(), searchParams]);
  const input = ownRepositoriesInput.parse(parameters);
  const starsPage = pageNumber(parameters.starsPage);
  if (actor.kind !== 'user') redirect(signInPath(dashboardAddress(input, starsPage)));
  const { own, transfers, deleted, stars } = await getDashboard(actor, input, starsPage);
  const messages = messagesFor(language);
  const words = messages.dashboard;
  return (
    <div className="page grid gap-10 py-8">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-2xl font-semibold tracking-tight">{words.title}</h1>
        <Link href={newRepositoryPath()} prefetch={false} className="button button-primary">
          <Plus aria-hidden="true" className="size-4" />
          {words.create}
        </Link>
      </div>
      <OfferedTransfers transfers={transfers} messages={messages} language={language} />
      <OwnRepositoriesSection own={own} input={input} messages={messages} language={language} />
      <DeletedRepositories deleted={deleted} messages={messages} language={language} />
      <Stars stars={stars} page={starsPage} input={input} messages={messages} language={language} />
    </div>
  );
}
