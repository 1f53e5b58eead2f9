import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { loadSettings } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_load/load-settings';
import { DeletionForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/deletion-form';
import { TagFilter } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/tag-filter';
import { SettingsSection } from '@/components/layout/settings-section';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { counted, fillIn } from '@/lib/language/format';
import { repositorySettingsPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import { DELETABLE_PAGE, deletableQuery } from '@/lib/registry-sync/deletion-schema';
import { listDeletable } from '@/lib/registry-sync/list-deletable';

type Props = {
  params: Promise<RepositoryParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, messages } = await loadSettings(params);
  return { title: `${messages.deletions.title} · ${shortName(name)}`, robots: { index: false } };
}

export default async function TagSettings({ params, searchParams }: Props) {
  const { name, mayManage, viewer, messages } = await loadSettings(params);
  if (!mayManage) notFound();
  const words = messages.deletions;
  const query = deletableQuery.catch(deletableQuery.parse({})).parse(await searchParams);
  const list = await listDeletable(viewer.actor, name, query);
  const path = repositorySettingsPath(name, 'tags');
  const hrefOf = (page: number) =>
    `${path}?${new URLSearchParams({ ...(query.q ? { q: query.q } : {}), sort: query.sort, page: String(page) })}`;
  const common = {
    repository: name,
    readOnly: list.refusal !== null,
    language: viewer.language,
    now: new Date().toISOString(),
    words,
    problemWords: messages.repositorySettings,
  };
  const summary = query.q
    ? fillIn(words.countOf, { count: list.matching, total: list.total })
    : counted(words.count, list.total);
  return (
    <>
      {list.refusal ? (
        <Notice tone="info">
          <p>{words.refusals[list.refusal]}</p>
        </Notice>
      ) : null}
      <SettingsSection title={words.title} lead={words.lead}>
        {list.total > 0 ? <TagFilter path={path} query={query} words={words} summary={summary} /> : null}
        {list.tags.length > 0 ? (
          <DeletionForm
            key={`${query.q} ${query.sort} ${list.page}`}
            {...common}
            label={words.tags}
            tags={list.tags}
            images={[]}
            matching={{ part: query.q, count: list.matching }}
          />
        ) : (
          <EmptyState title={words.none}>
            <p>{list.total > 0 ? words.noneText : words.empty}</p>
          </EmptyState>
        )}
        <Pagination
          page={list.page}
          pageCount={Math.ceil(list.matching / DELETABLE_PAGE)}
          hrefOf={hrefOf}
          words={words.pagination}
        />
      </SettingsSection>
      <SettingsSection title={words.untagged.title} lead={words.untagged.lead}>
        {list.untagged.length > 0 ? (
          <>
            <DeletionForm {...common} label={words.untagged.title} tags={[]} images={list.untagged} matching={null} />
            {list.untaggedTotal > list.untagged.length ? (
              <p className="text-sm text-ink-soft">
                {fillIn(words.untagged.more, { shown: list.untagged.length, count: list.untaggedTotal })}
              </p>
            ) : null}
          </>
        ) : (
          <p className="text-sm text-ink-soft">{words.untagged.none}</p>
        )}
      </SettingsSection>
    </>
  );
}
