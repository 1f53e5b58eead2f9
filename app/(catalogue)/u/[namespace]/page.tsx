import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RepositoryGrid } from '@/components/catalogue/repository-grid';
import { GrantDetails } from '@/components/program/grant-details';
import { TrustBadge } from '@/components/program/trust-badge';
import { PublisherHead } from '@/components/publisher/publisher-head';
import { pageNumber } from '@/components/ui/page-number';
import { Pagination } from '@/components/ui/pagination';
import { getViewer } from '@/lib/auth/viewer';
import { getPublisherPage } from '@/lib/catalogue/get-publisher-page';
import type { PublisherMessages } from '@/lib/language/en/publisher';
import { exactNumber } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';
import { organisationPath, programPath, publisherPath } from '@/lib/names/paths';
import { isOfficialNamespace, parseNamespace } from '@/lib/names/repository-name';
import { tierOfProgram } from '@/lib/names/trust';
import { AppError } from '@/lib/platform/errors';
import { hasPublisherSettings } from '@/lib/publishers/get-publisher-settings';

type Props = {
  params: Promise<{ namespace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const load = cache(async (text: string, page: number) => {
  const namespace = parseNamespace(text);
  if (!namespace.ok) notFound();
  const { actor } = await getViewer();
  try {
    const found = await getPublisherPage(actor, namespace.value, page);
    return page > 1 && found.repositories.length === 0 ? notFound() : found;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { publisher } = await load((await params).namespace, pageNumber((await searchParams).page));
  const chinese = (await getViewer()).language === 'zh-CN';
  const about = (chinese && publisher.aboutZh) || publisher.about;
  return {
    title: (chinese && publisher.displayNameZh) || publisher.displayName,
    ...(about ? { description: about } : {}),
    alternates: { canonical: publisherPath(publisher.namespace) },
  };
}

export default async function PublisherPage({ params, searchParams }: Props) {
  const { actor, language } = await getViewer();
  const loaded = await load((await params).namespace, pageNumber((await searchParams).page));
  const { publisher, repositories, total, page, pageSize } = loaded;
  const messages = messagesFor(language);
  const words = messages.publisher;
  const path = publisherPath(publisher.namespace);
  return (
    <div className="page grid gap-10 pt-8">
      <PublisherHead
        publisher={publisher}
        messages={messages}
        language={language}
        settingsPath={
          (await hasPublisherSettings(actor, publisher.namespace)) ? organisationPath(publisher.namespace) : undefined
        }
      />
      <section aria-labelledby="grants">
        <h2 id="grants" className="mb-3 text-xl font-semibold tracking-tight">
          {words.grants}
        </h2>
        {publisher.grants.length === 0 ? (
          <NoGrants official={isOfficialNamespace(publisher.namespace)} words={words} />
        ) : (
          <ul className="grid gap-3 md:grid-cols-2">
            {publisher.grants.map((grant) => (
              <li
                key={`${grant.program} ${grant.grantedAt}`}
                className="min-w-0 rounded-lg border border-line bg-surface-raised p-4"
              >
                <h3 className="mb-3 flex items-center gap-2">
                  <TrustBadge tier={tierOfProgram(grant.program)} messages={messages} />
                  {grant.live ? null : <span className="text-sm text-danger">{words.endedGrants}</span>}
                </h3>
                <GrantDetails grant={grant} messages={messages} language={language} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="repositories">
        <h2 id="repositories" className="mb-3 text-xl font-semibold tracking-tight">
          {words.repositories}{' '}
          <span className="font-normal text-ink-soft tabular-nums">{exactNumber(language, total)}</span>
        </h2>
        {repositories.length === 0 ? <p className="text-ink-soft">{words.noRepositories}</p> : null}
        <RepositoryGrid results={repositories} messages={messages} language={language} />
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          hrefOf={(target) => (target === 1 ? path : `${path}?page=${target}`)}
          words={messages.common.pagination}
        />
      </section>
    </div>
  );
}

/** Official repositories carry their grants themselves, so that their publisher's lack of any means nothing. */
function NoGrants({ official, words }: { official: boolean; words: PublisherMessages }) {
  return (
    <p className="max-w-[70ch] text-ink-soft">
      {official ? words.officialGrants : words.noGrants}
      {official ? (
        <Link href={programPath('official-images')} prefetch={false} className="ml-2 text-link">
          {words.aboutOfficial}
        </Link>
      ) : null}
    </p>
  );
}
