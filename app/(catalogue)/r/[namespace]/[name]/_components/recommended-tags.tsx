import Link from 'next/link';
import { TwoStageDockerfile } from '@/app/(catalogue)/r/[namespace]/[name]/_components/two-stage-dockerfile';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { pullSource } from '@/app/(catalogue)/r/[namespace]/[name]/_load/pull-source';
import { recommendationsFor } from '@/app/(catalogue)/r/[namespace]/[name]/_load/recommendations';
import { PullLines } from '@/components/repository/pull-lines';
import { tagPath } from '@/lib/names/paths';

/** "Which tag should I use?": the default, the smallest and the pinned one, each with its reason and a command. */
export function RecommendedTags({ loaded }: { loaded: LoadedRepository }) {
  const { name, messages, tags } = loaded;
  if (tags.names.length === 0) return null;
  const words = messages.repository.recommend;
  const { choices, twoStage } = recommendationsFor(loaded);
  if (choices.length === 0) return null;
  const source = pullSource(loaded.repository);
  return (
    <section aria-labelledby="which-tag" className="min-w-0">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="which-tag" className="text-2xl leading-tight font-semibold">
          {words.heading}
        </h2>
        <Link prefetch={false} href="/guide/tags" className="py-0.5 text-sm text-accent hover:underline">
          {words.guide}
        </Link>
      </div>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
        {choices.map(({ kind, tag, title, reason, cautions }) => (
          <li
            key={kind}
            className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-6 gap-y-3 p-4 md:grid-cols-[minmax(0,1fr)_19rem]"
          >
            <div className="min-w-0">
              <h3 className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-semibold">{title}</span>
                <Link
                  href={tagPath(name, tag)}
                  prefetch={false}
                  className="font-mono font-semibold wrap-anywhere text-accent hover:underline"
                >
                  {tag}
                </Link>
              </h3>
              <p className="mt-0.5 text-sm text-ink-soft">{reason}</p>
              {cautions.map((caution) => (
                <p key={caution} className="mt-1.5 border-l-2 border-warn pl-2.5 text-sm text-ink-soft">
                  {caution}
                </p>
              ))}
            </div>
            <PullLines {...source} tag={tag} words={messages.repository.pull} />
          </li>
        ))}
      </ul>
      {twoStage ? <TwoStageDockerfile loaded={loaded} twoStage={twoStage} /> : null}
    </section>
  );
}
