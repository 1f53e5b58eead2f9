import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Licence } from '@/app/(catalogue)/r/[namespace]/[name]/_components/licence';
import { Maintainers } from '@/app/(catalogue)/r/[namespace]/[name]/_components/maintainers';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { OutsideLink } from '@/components/repository/link-list';
import { Platforms } from '@/components/repository/platforms';
import { Time } from '@/components/ui/time';
import type { RepositoryMessages } from '@/lib/language/en/repository';
import { searchPath } from '@/lib/names/paths';
import type { RepositoryView } from '@/lib/repositories/schema';

function Fact({ term, plain = false, children }: { term: string; plain?: boolean; children: ReactNode }) {
  return (
    <div className={plain ? undefined : 'border-t border-line py-3 first:border-t-0 first:pt-0'}>
      <dt className="mb-1 text-sm text-ink-soft">{term}</dt>
      <dd className="min-w-0 text-sm wrap-anywhere">{children}</dd>
    </div>
  );
}

const withoutScheme = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/(\.git)?\/?$/, '');

type Words = RepositoryMessages['facts'];

const linksOf = (repository: RepositoryView, words: Words): { text: string; url: string }[] =>
  [
    { text: words.homepage, url: repository.homepageUrl },
    { text: words.documentation, url: repository.documentationUrl },
    { text: words.issues, url: repository.issuesUrl },
    { text: words.support, url: repository.supportUrl },
  ].flatMap(({ text, url }) => (url ? [{ text, url }] : []));

/** What is known about the repository, apart from what its publisher writes. Comes first on a narrow screen. */
export function Facts({ loaded: { repository, messages, viewer } }: { loaded: LoadedRepository }) {
  const words = messages.repository.facts;
  const { language } = viewer;
  const { architectures, categories, sourceUrl, licence, maintainers, keywords } = repository;
  const links = linksOf(repository, words);
  return (
    <aside
      aria-labelledby="facts"
      className="min-w-0 rounded-lg border border-line bg-surface-raised p-4 lg:col-start-2 lg:row-start-1 lg:self-start"
    >
      <h2 id="facts" className="sr-only">
        {words.heading}
      </h2>
      <dl>
        {architectures.length > 0 ? (
          <Fact term={words.architectures}>
            <Platforms architectures={architectures} words={words} />
          </Fact>
        ) : null}
        {categories.length > 0 ? (
          <Fact term={words.categories}>
            <ul className="flex flex-wrap gap-1.5">
              {categories.map((category) => (
                <li key={category}>
                  <Link
                    href={searchPath({ category: [category] })}
                    prefetch={false}
                    className="block rounded-full border border-line px-2.5 leading-6 hover:border-accent hover:text-accent"
                  >
                    {messages.common.categories[category]}
                  </Link>
                </li>
              ))}
            </ul>
          </Fact>
        ) : null}
        {sourceUrl ? (
          <Fact term={words.source}>
            <OutsideLink href={sourceUrl}>{withoutScheme(sourceUrl)}</OutsideLink>
          </Fact>
        ) : null}
        {links.length > 0 ? (
          <Fact term={words.links}>
            <ul className="grid gap-1">
              {links.map(({ text, url }) => (
                <li key={text}>
                  <OutsideLink href={url}>{text}</OutsideLink>
                </li>
              ))}
            </ul>
          </Fact>
        ) : null}
        {licence ? (
          <Fact term={words.licence}>
            <Licence licence={licence} sourceUrl={sourceUrl} words={messages.repository} language={language} />
          </Fact>
        ) : null}
        {keywords.length > 0 ? (
          <Fact term={words.keywords}>
            <ul className="flex flex-wrap gap-1.5">
              {keywords.map((keyword) => (
                <li key={keyword} className="chip whitespace-normal">
                  {keyword}
                </li>
              ))}
            </ul>
          </Fact>
        ) : null}
        {maintainers.length > 0 ? (
          <Fact term={words.maintainers}>
            <Maintainers maintainers={maintainers} words={messages.repository} />
          </Fact>
        ) : null}
      </dl>
      <dl className="grid grid-cols-2 gap-4 border-t border-line pt-3 [dl:empty+&]:border-t-0 [dl:empty+&]:pt-0">
        <Fact term={words.created} plain>
          <Time date={repository.createdAt} language={language} />
        </Fact>
        <Fact term={words.updated} plain>
          <Time date={repository.updatedAt} language={language} />
        </Fact>
      </dl>
      {repository.sample ? (
        <p className="mt-3 flex gap-2 border-t border-line pt-3 text-sm text-ink-soft">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>
            {messages.repository.sampleRepositoryNote}
            {repository.sampleFigures ? <span className="block">{messages.repository.sampleFiguresNote}</span> : null}
          </span>
        </p>
      ) : null}
    </aside>
  );
}
