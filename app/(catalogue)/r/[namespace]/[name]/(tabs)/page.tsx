import type { Metadata } from 'next';
import { Alternatives } from '@/app/(catalogue)/r/[namespace]/[name]/_components/alternatives';
import { Contents, contentsOf } from '@/app/(catalogue)/r/[namespace]/[name]/_components/contents';
import { Facts } from '@/app/(catalogue)/r/[namespace]/[name]/_components/facts';
import { NewestTags } from '@/app/(catalogue)/r/[namespace]/[name]/_components/newest-tags';
import { OverviewSection } from '@/app/(catalogue)/r/[namespace]/[name]/_components/overview-section';
import { PageChecklist } from '@/app/(catalogue)/r/[namespace]/[name]/_components/page-checklist';
import {
  QuickReference,
  QuickReferenceContinued,
} from '@/app/(catalogue)/r/[namespace]/[name]/_components/quick-reference';
import { RecommendedTags } from '@/app/(catalogue)/r/[namespace]/[name]/_components/recommended-tags';
import { RunsFacts } from '@/app/(catalogue)/r/[namespace]/[name]/_components/runs-facts';
import { SupportedTagsSection } from '@/app/(catalogue)/r/[namespace]/[name]/_components/supported-tags-section';
import { TagSummary } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-summary';
import { loadOverview } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-overview';
import { loadRepository, type RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { repositoryMetadata } from '@/app/(catalogue)/r/[namespace]/[name]/_load/repository-metadata';
import { leadingTag } from '@/lib/images/newest-images';
import { repositoryPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

type Props = {
  params: Promise<RepositoryParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { namespace, name } = await params;
  const loaded = await loadRepository(namespace, name);
  return repositoryMetadata(loaded, {
    title: loaded.messages.repository.title(shortName(loaded.name)),
    path: repositoryPath(loaded.name),
  });
}

export default async function RepositoryOverview({ params, searchParams }: Props) {
  const { namespace, name } = await params;
  const loaded = await loadRepository(namespace, name);
  const overview = await loadOverview(loaded, (await searchParams).overview === 'original');
  const contents = contentsOf(loaded, overview);
  return (
    <div className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_auto_1fr]">
      <Facts loaded={loaded} />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-10 lg:col-start-1 lg:row-span-3 lg:row-start-1">
        <PageChecklist loaded={loaded} />
        <RecommendedTags loaded={loaded} />
        {loaded.supportedTags ? (
          <>
            <QuickReference loaded={loaded} />
            <SupportedTagsSection loaded={loaded} supportedTags={loaded.supportedTags} />
            <QuickReferenceContinued loaded={loaded} />
          </>
        ) : leadingTag(loaded.tags) ? (
          <>
            <NewestTags loaded={loaded} />
            <RunsFacts loaded={loaded} />
          </>
        ) : (
          <TagSummary loaded={loaded} />
        )}
        <OverviewSection loaded={loaded} overview={overview} contents={contents} />
      </div>
      <Alternatives loaded={loaded} />
      <Contents words={loaded.messages.repository.overview} entries={contents} />
    </div>
  );
}
