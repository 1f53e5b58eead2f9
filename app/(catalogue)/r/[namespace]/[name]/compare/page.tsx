import type { Metadata } from 'next';
import Link from 'next/link';
import { loadRepository, type RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { CompareForm } from '@/app/(catalogue)/r/[namespace]/[name]/compare/_components/compare-form';
import { Comparison } from '@/app/(catalogue)/r/[namespace]/[name]/compare/_components/comparison';
import { Notice } from '@/components/ui/notice';
import { repositoryPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import { AppError } from '@/lib/platform/errors';
import { compareImages } from '@/lib/scans/compare/compare-images';
import { type ComparisonView, compareQuery } from '@/lib/scans/compare/schema';

type Props = {
  params: Promise<RepositoryParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { namespace, name } = await params;
  const loaded = await loadRepository(namespace, name);
  return { title: `${loaded.messages.findings.compare.title} · ${shortName(loaded.name)}`, robots: { index: false } };
}

/** A tag or platform that is not there is told beside the form, which stays. */
async function orProblem(found: Promise<ComparisonView>): Promise<ComparisonView | string> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && ['not_found', 'invalid'].includes(error.code)) return error.message;
    throw error;
  }
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { namespace, name: text } = await params;
  const { name, viewer, messages, tags } = await loadRepository(namespace, text);
  const given = await searchParams;
  const one = (key: string): string => ([given[key]].flat()[0] ?? '').trim();
  const asked = { from: one('from'), to: one('to'), platform: one('platform') };
  const query = compareQuery.safeParse({ ...asked, platform: asked.platform || undefined });
  const isAsked = query.success && asked.from !== '' && asked.to !== '';
  const found = isAsked ? await orProblem(compareImages(viewer.actor, name, query.data)) : null;
  const { compare: words } = messages.findings;
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-8 pt-6 pb-16 sm:pt-8">
      <header>
        <p className="text-sm">
          <Link prefetch={false} href={repositoryPath(name)} className="text-link font-mono">
            {shortName(name)}
          </Link>
        </p>
        <h1 className="mt-1 text-2xl leading-tight font-semibold sm:text-3xl">{words.title}</h1>
        <p className="mt-1 max-w-[70ch] text-ink-soft">{words.lead}</p>
      </header>
      <CompareForm asked={asked} tags={tags.names} words={words} />
      {typeof found === 'string' ? (
        <Notice tone="warn">
          <p className="wrap-anywhere">
            {words.notFound} {viewer.language === 'en' ? found : ''}
          </p>
        </Notice>
      ) : null}
      {found && typeof found !== 'string' ? (
        <Comparison name={name} comparison={found} messages={messages} language={viewer.language} />
      ) : null}
    </div>
  );
}
