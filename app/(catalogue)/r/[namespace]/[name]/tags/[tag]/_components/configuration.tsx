import type { ReactNode } from 'react';
import { EnvironmentTable } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/environment-table';
import { HealthCheck } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/health-check';
import { MoreInApi } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/more-in-api';
import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import { RunsAs } from '@/components/image/runs-as';
import type { ConfigView } from '@/lib/images/schema';
import { shortened, wordList } from '@/lib/images/shown-text';
import type { ImagesMessages } from '@/lib/language/en/images';

type Words = ImagesMessages['configuration'];
const MOST = 30;

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-1 border-t border-line py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="text-sm text-ink-soft sm:leading-6">{term}</dt>
      <dd className="min-w-0 text-sm leading-6">{children}</dd>
    </div>
  );
}

const Code = ({ children }: { children: string }) => (
  <code className="font-mono text-[0.8125rem] wrap-anywhere whitespace-pre-wrap">{shortened(children)}</code>
);

function Text({ value, words }: { value: string | null; words: Words }) {
  return value ? <Code>{value}</Code> : <span className="text-ink-soft">{words.none}</span>;
}

function List({ values, apiHref, words }: { values: readonly string[]; apiHref: string; words: Words }) {
  if (values.length === 0) return <span className="text-ink-soft">{words.none}</span>;
  return (
    <>
      <ul className="flex flex-wrap gap-x-4">
        {values.slice(0, MOST).map((value) => (
          <li key={value}>
            <Code>{value}</Code>
          </li>
        ))}
      </ul>
      <MoreInApi count={values.length - MOST} href={apiHref} words={words} />
    </>
  );
}

/** What a container made of the image begins with. All of it is the publisher's text; secrets were hidden before. */
export function Configuration({
  config,
  apiHref,
  words,
}: {
  config: ConfigView | null;
  apiHref: string;
  words: Words;
}) {
  if (!config)
    return (
      <Section id="configuration" title={words.heading}>
        <p className="text-ink-soft">{words.unknown}</p>
      </Section>
    );
  const labels = Object.entries(config.labels).map(([name, value]) => ({ name, value, masked: false }));
  return (
    <Section id="configuration" title={words.heading} lead={words.lead}>
      <dl className="border-b border-line">
        <Row term={words.entrypoint}>
          <Text value={wordList(config.entrypoint)} words={words} />
        </Row>
        <Row term={words.command}>
          <Text value={wordList(config.command)} words={words} />
        </Row>
        <Row term={words.user}>
          <RunsAs config={config} words={words} />
        </Row>
        <Row term={words.workingDirectory}>
          <Text value={config.workingDirectory} words={words} />
        </Row>
        <Row term={words.ports}>
          <List values={config.exposedPorts} apiHref={apiHref} words={words} />
        </Row>
        <Row term={words.volumes}>
          <List values={config.volumes} apiHref={apiHref} words={words} />
        </Row>
        <Row term={words.environment}>
          <EnvironmentTable entries={config.environment} apiHref={apiHref} words={words} />
        </Row>
        <Row term={words.stopSignal}>
          {config.stopSignal ? (
            <Code>{config.stopSignal}</Code>
          ) : (
            <span className="text-ink-soft">{words.stopDefault}</span>
          )}
        </Row>
        <Row term={words.healthCheck}>
          <HealthCheck check={config.healthCheck} words={words} />
        </Row>
        <Row term={words.labels}>
          <EnvironmentTable entries={labels} apiHref={apiHref} words={words} />
        </Row>
        {config.author ? (
          <Row term={words.author}>
            <Text value={config.author} words={words} />
          </Row>
        ) : null}
      </dl>
    </Section>
  );
}
