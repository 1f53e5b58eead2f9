import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { TagMeaningSection } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-meaning-section';
import { TagNames } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-names';
import { TagPlatforms } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-platforms';
import { TagPull } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-pull';
import { loadRepository, type RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { repositoryMetadata } from '@/app/(catalogue)/r/[namespace]/[name]/_load/repository-metadata';
import { tagExplainer } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { GrantEvidence } from '@/components/program/grant-evidence';
import { EndOfLifeMark } from '@/components/tag/end-of-life-mark';
import { Time } from '@/components/ui/time';
import { repositoryPath, tagPath, tagsPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import { loadTagViews } from '@/lib/tags/load-tag-views';

type Props = { params: Promise<RepositoryParams & { tag: string }> };

async function loadTag(params: Props['params']) {
  const { namespace, name, tag: wanted } = await params;
  const loaded = await loadRepository(namespace, name);
  const indexed = loaded.tags.byName.get(wanted);
  const [tag] = indexed ? await loadTagViews(loaded.id, loaded.tags, [indexed]) : [];
  if (!tag) notFound();
  return { loaded, tag };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { loaded, tag } = await loadTag(params);
  return repositoryMetadata(loaded, {
    title: `${shortName(loaded.name)}:${tag.name}`,
    path: tagPath(loaded.name, tag.name),
  });
}

export default async function TagPage({ params }: Props) {
  const { loaded, tag } = await loadTag(params);
  const { name, repository, messages, viewer } = loaded;
  const words = messages.tags.tag;
  const explain = tagExplainer(loaded);
  const explanation = explain(tag.name);
  return (
    <div className="page pt-6 pb-16 sm:pt-8">
      <nav aria-label={words.breadcrumb} className="text-sm">
        <ol className="flex flex-wrap items-center gap-1">
          <li>
            <Link
              prefetch={false}
              href={repositoryPath(name)}
              className="inline-block py-0.5 font-mono text-accent hover:underline"
            >
              {shortName(name)}
            </Link>
          </li>
          <li className="flex items-center gap-1">
            <ChevronRight aria-hidden="true" className="size-4 text-ink-faint" />
            <Link prefetch={false} href={tagsPath(name)} className="inline-block py-0.5 text-accent hover:underline">
              {words.allTags}
            </Link>
          </li>
          <li className="flex min-w-0 items-center gap-1" aria-current="page">
            <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
            <span className="font-mono wrap-anywhere">{tag.name}</span>
          </li>
        </ol>
      </nav>
      <header className="mt-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="font-mono text-2xl leading-tight font-semibold wrap-anywhere sm:text-3xl">{tag.name}</h1>
          <GrantEvidence
            tier={repository.trust}
            grants={repository.grants}
            messages={messages}
            language={viewer.language}
          />
        </div>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 text-ink-soft">
          <span className="inline-block first-letter:uppercase">{explanation.moves.short}</span>
          <span className="text-sm">
            {words.updated} <Time date={tag.updatedAt} language={viewer.language} />
          </span>
        </p>
        {explanation.endedBase ? (
          <EndOfLifeMark text={messages.repository.supported.endOfLife(explanation.endedBase)} />
        ) : null}
      </header>
      <div className="mt-8 grid gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <TagPull loaded={loaded} tag={tag} explain={explain} />
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-10 lg:col-start-1 lg:row-start-1">
          <TagMeaningSection explanation={explanation} words={words} />
          <TagPlatforms loaded={loaded} tag={tag} />
          <TagNames tag={tag} loaded={loaded} explain={explain} />
        </div>
      </div>
    </div>
  );
}
