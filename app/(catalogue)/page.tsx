import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { HomeHero } from '@/components/catalogue/home-hero';
import { RepositoryGrid } from '@/components/catalogue/repository-grid';
import { ProgramCard } from '@/components/program/program-card';
import { EmptyState } from '@/components/ui/empty-state';
import { getViewer } from '@/lib/auth/viewer';
import { getHome } from '@/lib/catalogue/get-home';
import { boundedNumber, counted } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';
import { searchPath } from '@/lib/names/paths';
import { PROGRAM_SLUGS, programOfSlug, type TrustTier, tierOfProgram } from '@/lib/names/trust';

export async function generateMetadata(): Promise<Metadata> {
  const { common, home } = messagesFor((await getViewer()).language);
  return { title: { absolute: `${common.siteName} · ${home.title}` }, alternates: { canonical: '/' } };
}

export default async function HomePage() {
  const { actor, language } = await getViewer();
  const { repositoryCount, popular, recentlyUpdated, categories, tiers } = await getHome(actor);
  const messages = messagesFor(language);
  const { home, common } = messages;
  const holders = (tier: TrustTier) => {
    const { count = 0, relation = 'eq' } = tiers.find(({ value }) => value === tier) ?? {};
    return counted(common.repositories, count, boundedNumber(language, { value: count, relation }));
  };
  const isCounted = popular.some(({ pullCount }) => pullCount > 0);
  return (
    <>
      <HomeHero
        words={home}
        messages={common}
        language={language}
        count={repositoryCount}
        examples={isCounted ? popular.slice(0, 4) : []}
      />
      <div className="page grid gap-14 pt-12">
        <Section id="programs" title={home.programs} lead={home.programsLead}>
          <ul className="grid gap-3 md:grid-cols-3">
            {PROGRAM_SLUGS.map((slug) => {
              const program = programOfSlug(slug);
              const tier = program ? tierOfProgram(program) : 'community';
              return (
                <li key={slug}>
                  <ProgramCard
                    slug={slug}
                    name={common.tiers[tier]}
                    promise={home.promises[slug]}
                    count={holders(tier)}
                    more={home.whatItMeans}
                  />
                </li>
              );
            })}
          </ul>
        </Section>
        {repositoryCount.value === 0 ? (
          <EmptyState title={home.emptyTitle}>
            {home.emptyText} <code className="font-mono text-ink">npx plimsoll --help</code>
          </EmptyState>
        ) : (
          <>
            <Section
              id="popular"
              title={isCounted ? home.popular : home.notCounted}
              link={{ href: searchPath({}), text: home.seeAll }}
            >
              <RepositoryGrid results={popular} messages={messages} language={language} fewOnPhone />
            </Section>
            {categories.length > 0 ? (
              <Section id="categories" title={home.categories}>
                <ul className="grid grid-cols-2 gap-2 sm:gap-x-3 lg:grid-cols-4">
                  {categories.map(({ value, count, relation }) => (
                    <li key={value}>
                      <Link
                        href={searchPath({ category: [value] })}
                        prefetch={false}
                        className="flex min-h-11 items-center justify-between gap-3 rounded-lg border border-line bg-surface-raised px-3 py-2 sm:px-4 text-sm hover:border-line-strong hover:text-accent"
                      >
                        {common.categories[value]}
                        <span className="text-ink-soft tabular-nums">
                          {boundedNumber(language, { value: count, relation })}
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
            <Section
              id="recent"
              title={home.recent}
              link={{ href: searchPath({ sort: 'updated' }), text: home.seeAll }}
            >
              <RepositoryGrid results={recentlyUpdated} messages={messages} language={language} />
            </Section>
          </>
        )}
        <section
          aria-labelledby="guide"
          className="flex flex-wrap items-center justify-between gap-4 rounded-lg bg-accent-soft px-6 py-5"
        >
          <div>
            <h2 id="guide" className="text-lg font-semibold">
              {home.guideTitle}
            </h2>
            <p className="mt-1 max-w-[60ch] text-ink-soft">{home.guideText}</p>
          </div>
          <Link href="/guide/tags" prefetch={false} className="button">
            {home.guideLink}
          </Link>
        </section>
      </div>
    </>
  );
}

type SectionProps = {
  id: string;
  title: string;
  lead?: string;
  link?: { href: string; text: string };
  children: ReactNode;
};

function Section({ id, title, lead, link, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <div>
          <h2 id={id} className="text-xl font-semibold tracking-tight">
            {title}
          </h2>
          {lead ? <p className="mt-1 text-ink-soft">{lead}</p> : null}
        </div>
        {link ? (
          <Link
            href={link.href}
            prefetch={false}
            aria-label={`${link.text}: ${title}`}
            className="inline-flex min-h-6 shrink-0 items-center text-sm text-accent hover:underline"
          >
            {link.text}
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  );
}
