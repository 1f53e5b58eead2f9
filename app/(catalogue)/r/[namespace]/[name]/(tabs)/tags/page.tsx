import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { tagRowsOf } from '@/app/(catalogue)/r/[namespace]/[name]/_load/list-tag-rows';
import { loadRepository, type RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { repositoryMetadata } from '@/app/(catalogue)/r/[namespace]/[name]/_load/repository-metadata';
import { SignInForScansLine } from '@/components/scan/sign-in-for-scans';
import { TagList } from '@/components/tag/tag-list';
import { tagListState } from '@/components/tag/tag-list-query';
import { comparePath, repositoryPath, tagsPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import { defaultSort } from '@/lib/tags/tag-index';

type Props = {
  params: Promise<RepositoryParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { namespace, name } = await params;
  const loaded = await loadRepository(namespace, name);
  return repositoryMetadata(loaded, {
    title: loaded.messages.tags.title(shortName(loaded.name)),
    path: tagsPath(loaded.name),
  });
}

const first = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

export default async function RepositoryTags({ params, searchParams }: Props) {
  const { namespace, name } = await params;
  const loaded = await loadRepository(namespace, name);
  const { messages, name: repository, tags, viewer } = loaded;
  const words = messages.tags;
  const { scans } = messages;
  if (tags.names.length === 0) return <p className="mt-8 text-ink-soft">{words.noneYet}</p>;

  const hasImages = tags.tags.some(({ digest }) => digest !== null);
  const query = await searchParams;
  const state = tagListState({ get: (parameter) => first(query[parameter]) });
  const rowsPath = `${repositoryPath(repository)}/tag-rows`;
  const client = new QueryClient();
  const page = await tagRowsOf(loaded, { ...state, sort: state.sort ?? undefined });
  client.setQueryData(['tag-rows', rowsPath, state], page);
  return (
    <section className="mt-6" aria-labelledby="tags">
      <h2 id="tags" className="sr-only">
        {words.heading}
      </h2>
      {viewer.user || !hasImages ? null : (
        <div className="mb-4">
          <SignInForScansLine next={tagsPath(repository)} words={scans.signIn} />
        </div>
      )}
      <HydrationBoundary state={dehydrate(client)}>
        <TagList
          path={tagsPath(repository)}
          rowsPath={rowsPath}
          usualSort={defaultSort(tags)}
          hasSeverityOrder={viewer.user !== null}
          comparePath={hasImages && tags.names.length > 1 ? comparePath(repository) : undefined}
          words={{
            filter: words.filter,
            filterPlaceholder: words.filterPlaceholder,
            sort: words.sort,
            sorts: { ...words.sorts, severity: messages.scans.tags.sort },
            view: words.view,
            views: words.views,
            apply: words.apply,
            clear: words.clear,
            none: words.none,
            noneHint: words.noneHint,
            failed: words.failed,
            retry: words.retry,
            compare: messages.findings.compare.two,
            pagination: messages.common.pagination,
            alsoNamed: words.otherNames,
            sharedTag: words.sharedTag,
            sharedTitle: words.sharedTitle,
            fixed: words.fixed,
            copyTag: words.copyTag,
            copyPinned: words.copyPinned,
            copyDigest: words.copyDigest,
            copied: words.copied,
            allPlatforms: words.allPlatforms,
            digest: words.digest,
            platform: words.platform,
            size: words.size,
            sizeUnknown: words.sizeUnknown,
            morePlatforms: words.morePlatforms,
            scan: { severities: scans.severities, letters: scans.letters, clean: scans.clean },
          }}
        />
      </HydrationBoundary>
    </section>
  );
}
