import Link from 'next/link';
import type { ReactNode } from 'react';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { loadLeadingConfig } from '@/app/(catalogue)/r/[namespace]/[name]/_load/newest-tags';
import { RunsAs } from '@/components/image/runs-as';
import { shortened, wordList } from '@/lib/images/shown-text';
import { tagPath } from '@/lib/names/paths';

const MOST = 8;

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-t border-line py-2 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

const code = (text: string) => <code className="font-mono text-[0.8125rem]">{shortened(text, 200)}</code>;

/** How the repository's leading image begins: enough to know how to run it. Nothing where no image is known. */
export async function RunsFacts({ loaded }: { loaded: LoadedRepository }) {
  const leading = await loadLeadingConfig(loaded);
  if (!leading) return null;
  const { images } = loaded.messages;
  const { tag, platform, config } = leading;
  const words = images.configuration;
  const list = (values: readonly string[]): ReactNode =>
    values.length === 0 ? (
      <span className="text-ink-soft">{words.none}</span>
    ) : (
      code(values.slice(0, MOST).join(words.separator) + (values.length > MOST ? ' …' : ''))
    );
  const [entrypoint, command] = [wordList(config.entrypoint), wordList(config.command)];
  return (
    <section aria-labelledby="runs" className="min-w-0">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="runs" className="text-2xl leading-tight font-semibold">
          {images.newest.configuration}
        </h2>
        <Link prefetch={false} href={tagPath(loaded.name, tag)} className="py-0.5 text-sm text-accent hover:underline">
          {images.newest.details}
        </Link>
      </div>
      <p className="mb-2 text-sm text-ink-soft">
        {images.newest.ofTag} <span className="font-mono">{tag}</span>
        {platform ? (
          <>
            {words.separator}
            <span className="font-mono">{platform}</span>
          </>
        ) : null}
      </p>
      <dl className="border-b border-line">
        {entrypoint ? <Row term={words.entrypoint}>{code(entrypoint)}</Row> : null}
        {command ? <Row term={words.command}>{code(command)}</Row> : null}
        <Row term={words.user}>
          <RunsAs config={config} words={words} />
        </Row>
        <Row term={words.ports}>{list(config.exposedPorts)}</Row>
        <Row term={words.volumes}>{list(config.volumes)}</Row>
      </dl>
    </section>
  );
}
