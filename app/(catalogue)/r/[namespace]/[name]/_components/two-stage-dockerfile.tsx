import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { pullSource } from '@/app/(catalogue)/r/[namespace]/[name]/_load/pull-source';
import type { TwoStage } from '@/app/(catalogue)/r/[namespace]/[name]/_load/recommendations';
import { CopyButton } from '@/components/ui/copy-button';
import { fromReference } from '@/lib/names/pull-command';

/** A Dockerfile that builds on one tag of this repository and ships on a smaller one. */
export function TwoStageDockerfile({
  loaded: { repository, messages },
  twoStage: { buildTag, runTag, text, caution },
}: {
  loaded: LoadedRepository;
  twoStage: TwoStage;
}) {
  const words = messages.repository.recommend;
  const source = pullSource(repository);
  const from = (tag: string) => fromReference(source.registryHost, source.repository, tag);
  const dockerfile = [
    `FROM ${from(buildTag)} AS build`,
    'WORKDIR /app',
    'COPY . .',
    words.buildStep,
    '',
    `FROM ${from(runTag)}`,
    'WORKDIR /app',
    'COPY --from=build /app /app',
    words.runStep,
  ].join('\n');
  return (
    <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4 rounded-lg border border-line bg-surface-raised p-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <div>
        <h3 className="font-semibold">{words.twoStage}</h3>
        <p className="mt-1 text-sm text-ink-soft">{text}</p>
        {caution ? <p className="mt-1.5 border-l-2 border-warn pl-2.5 text-sm text-ink-soft">{caution}</p> : null}
      </div>
      <div className="relative min-w-0">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which must work from the keyboard too
          tabIndex={0}
          className="overflow-x-auto rounded-md bg-surface-sunken p-3 pr-12 font-mono text-sm leading-6"
        >
          <code>{dockerfile}</code>
        </pre>
        <div className="absolute top-2 right-2">
          <CopyButton text={dockerfile} label={words.copyDockerfile} copiedLabel={messages.repository.pull.copied} />
        </div>
      </div>
    </div>
  );
}
