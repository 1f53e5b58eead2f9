import Link from 'next/link';
import { RepositoryFigures } from '@/app/(catalogue)/r/[namespace]/[name]/_components/repository-figures';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { pullSource } from '@/app/(catalogue)/r/[namespace]/[name]/_load/pull-source';
import { GrantEvidence } from '@/components/program/grant-evidence';
import { ClientChoice } from '@/components/repository/client-choice';
import { Monogram } from '@/components/repository/monogram';
import { PullLines } from '@/components/repository/pull-lines';
import { leadingTag } from '@/lib/images/newest-images';
import { foreignLanguage } from '@/lib/language/text-language';
import { publisherPath, repositoryPath } from '@/lib/names/paths';
import { isOfficialNamespace } from '@/lib/names/repository-name';

/** Who publishes what here, how trusted it is, and how to pull it. */
export function RepositoryHead({ loaded }: { loaded: LoadedRepository }) {
  const { repository, name, messages, viewer } = loaded;
  const words = messages.repository;
  const description = (viewer.language === 'zh-CN' && repository.descriptionZh) || repository.description;
  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <header className="flex min-w-0 gap-4">
        <Monogram name={name.name} logoUrl={repository.logoUrl} />
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <h1 className="font-mono text-2xl leading-tight font-semibold wrap-anywhere sm:text-3xl">
              {isOfficialNamespace(name.namespace) ? null : (
                <>
                  <Link
                    prefetch={false}
                    href={publisherPath(name.namespace)}
                    className="font-normal text-ink-soft hover:underline"
                  >
                    {name.namespace}
                  </Link>
                  <span className="font-normal text-ink-faint">/</span>
                </>
              )}
              {name.name}
            </h1>
            <GrantEvidence
              tier={repository.trust}
              grants={repository.grants}
              messages={messages}
              language={viewer.language}
            />
          </div>
          <p
            className="mt-2 max-w-[65ch] text-ink-soft"
            lang={description ? foreignLanguage(description, viewer.language) : undefined}
          >
            {description || words.noDescription}
          </p>
          <RepositoryFigures loaded={loaded} />
        </div>
      </header>
      {loaded.tags.names.length > 0 ? <PullBox loaded={loaded} /> : null}
    </div>
  );
}

function PullBox({ loaded: { name, repository, messages, tags } }: { loaded: LoadedRepository }) {
  const words = messages.repository.pull;
  // Without a tag, clients ask for `latest`: where that was never pushed, it would fail.
  const leading = tags.byName.has('latest') ? undefined : leadingTag(tags);
  return (
    <section aria-labelledby="pull" className="min-w-0 self-start rounded-lg border border-line bg-surface-raised p-3">
      <div className="mb-2 flex items-center justify-between gap-3">
        <h2 id="pull" className="text-sm font-semibold">
          {words.heading}
        </h2>
        <ClientChoice legend={words.client} />
      </div>
      <PullLines {...pullSource(repository)} {...(leading ? { tag: leading.name } : {})} words={words} />
      <p className="mt-2 text-sm">
        <Link
          prefetch={false}
          href={`${repositoryPath(name)}#which-tag`}
          className="inline-block py-0.5 text-accent hover:underline"
        >
          {words.choose}
        </Link>
      </p>
    </section>
  );
}
