import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { TagMeaningSection } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-meaning-section';
import { TagNames } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-names';
import { TagPlatforms } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-platforms';
import { TagPull } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-pull';
import { repositoryMetadata } from '@/app/(catalogue)/r/[namespace]/[name]/_load/repository-metadata';
import { tagExplainer } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { ImageSection } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/image-section';
import { ReferrerList } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/referrer-list';
import { SecuritySection } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/security-section';
import { TagHistory } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/tag-history';
import { TagProblem } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/tag-problem';
import { loadTag, type TagParams } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_load/load-tag';
import { GrantEvidence } from '@/components/program/grant-evidence';
import { EndOfLifeMark } from '@/components/tag/end-of-life-mark';
import { ImmutableMark } from '@/components/tag/immutable-mark';
import { Time } from '@/components/ui/time';
import { repositoryPath, tagPath, tagsPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import type { TagView } from '@/lib/tags/schema';

/** The platforms of a definition say what each was built from; of what was only pushed, its own section says all. */
const hasMoreToSay = ({ digest, urls }: TagView): boolean =>
  digest === null || Object.values(urls).some((url) => url !== null);

type Props = {
  params: Promise<TagParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { loaded, name } = await loadTag(params, await searchParams);
  return repositoryMetadata(loaded, {
    title: `${shortName(loaded.name)}:${name}`,
    path: tagPath(loaded.name, name),
  });
}

export default async function TagPage({ params, searchParams }: Props) {
  const loadedTag = await loadTag(params, await searchParams);
  const { loaded, tag, details, images, historyPage } = loadedTag;
  const { name, repository, messages, viewer } = loaded;
  const words = messages.tags.tag;
  const explain = tagExplainer(loaded);
  const explanation = explain(details.name);
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
            <span className="font-mono wrap-anywhere">{details.name}</span>
          </li>
        </ol>
      </nav>
      <header className="mt-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="font-mono text-2xl leading-tight font-semibold wrap-anywhere sm:text-3xl">{details.name}</h1>
          {details.immutable ? <ImmutableMark words={messages.immutableTags} /> : null}
          <GrantEvidence
            tier={repository.trust}
            grants={repository.grants}
            messages={messages}
            language={viewer.language}
          />
        </div>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 text-ink-soft">
          <span className="inline-block first-letter:uppercase">{explanation.moves.short}</span>
          {tag ? (
            <span className="text-sm">
              {words.updated} <Time date={tag.updatedAt} language={viewer.language} />
            </span>
          ) : null}
        </p>
        {explanation.endedBase ? (
          <EndOfLifeMark text={messages.repository.supported.endOfLife(explanation.endedBase)} />
        ) : null}
      </header>
      <div className="mt-8 grid gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        {tag ? <TagPull loaded={loaded} tag={tag} explain={explain} /> : null}
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-10 lg:col-start-1 lg:row-start-1">
          <TagProblem details={details} words={messages.images.problem} language={viewer.language} />
          <TagMeaningSection explanation={explanation} words={words} />
        </div>
      </div>
      <div className="mt-10 grid grid-cols-[minmax(0,1fr)] gap-10">
        <SecuritySection tag={loadedTag} />
        <ImageSection tag={loadedTag} />
        {tag && hasMoreToSay(tag) ? <TagPlatforms loaded={loaded} tag={tag} /> : null}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-2">
          {tag ? (
            <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-10">
              <TagNames tag={tag} loaded={loaded} explain={explain} />
            </div>
          ) : null}
          {details.digest !== null || details.historyCount > 0 ? (
            <TagHistory
              details={details}
              page={historyPage}
              path={tagPath(name, details.name)}
              messages={messages}
              language={viewer.language}
            />
          ) : null}
        </div>
        {details.digest === null ? null : <ReferrerList details={details} images={images} messages={messages} />}
      </div>
    </div>
  );
}
