import type { Metadata } from 'next';
import { loadRepository, type RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { repositoryMetadata } from '@/app/(catalogue)/r/[namespace]/[name]/_load/repository-metadata';
import { PullBreakdown } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/pull-breakdown';
import { PullControls } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/pull-controls';
import { PullMeasure } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/pull-measure';
import { PullTable } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_components/pull-table';
import {
  loadPulls,
  type Parameters,
  pullsQueryString,
} from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_load/load-pulls';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { pullsPath, repositoryApiPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { addDays, dayOf } from '@/lib/pulls/calendar';

type Props = { params: Promise<RepositoryParams>; searchParams: Promise<Parameters> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { namespace, name } = await params;
  const loaded = await loadRepository(namespace, name);
  return repositoryMetadata(loaded, {
    title: loaded.messages.pulls.title(shortName(loaded.name)),
    path: pullsPath(loaded.name),
  });
}

export default async function RepositoryPulls({ params, searchParams }: Props) {
  const { namespace, name } = await params;
  const loaded = await loadRepository(namespace, name);
  const { query, view, isBadRange } = await loadPulls(loaded, await searchParams);
  const words = loaded.messages.pulls;
  const in_ = { words, language: loaded.viewer.language };
  const last = addDays(dayOf(clock.now()), view.suppressed ? -1 : 0);
  const isEmpty = view.totals.pulls.count === 0 && view.totals.versionChecks.count === 0;
  const csv = `${repositoryApiPath(loaded.name)}/pulls${pullsQueryString({
    from: view.from,
    to: view.to,
    by: [view.step, view.breakdown],
    format: 'csv',
  })}`;
  return (
    <section className="mt-6" aria-labelledby="pulls-heading">
      <h2 id="pulls-heading" className="sr-only">
        {words.heading}
      </h2>
      {loaded.repository.sampleFigures ? <p className="mb-6 text-sm text-ink-soft">{words.sample}</p> : null}
      {view.counted ? (
        <>
          {isBadRange ? (
            <div className="mb-6">
              <Notice tone="warn">{words.badRange}</Notice>
            </div>
          ) : null}
          <PullControls path={pullsPath(loaded.name)} query={query} view={view} last={last} words={words} />
          {isEmpty ? <p className="mt-8 text-ink-soft">{words.noneInRange}</p> : null}
          <PullMeasure view={view} of="pulls" {...in_} />
          {view.rows.length > 0 ? <PullBreakdown view={view} {...in_} /> : null}
          <PullMeasure view={view} of="versionChecks" {...in_} />
          <PullTable view={view} {...in_} />
          <p className="mt-4 text-sm">
            <a href={csv} download className="text-link inline-block py-0.5">
              {words.csv}
            </a>
          </p>
          {view.suppressed ? (
            <div className="mt-8 max-w-[75ch] text-sm text-ink-soft">
              <h3 className="font-semibold text-ink">{words.suppressedTitle}</h3>
              <p>{words.suppressed}</p>
            </div>
          ) : null}
        </>
      ) : (
        <EmptyState title={words.noneEver}>
          <p>{words.noneEverText}</p>
        </EmptyState>
      )}
    </section>
  );
}
