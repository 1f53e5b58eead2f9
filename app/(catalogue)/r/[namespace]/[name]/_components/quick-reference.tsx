import type { ReactNode } from 'react';
import { DefinitionEvidence } from '@/app/(catalogue)/r/[namespace]/[name]/_components/definition-evidence';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { LinkList, OutsideLink } from '@/components/repository/link-list';
import { Platforms } from '@/components/repository/platforms';

const OFFICIAL_IMAGES = 'https://github.com/docker-library/official-images';
const DOCS = 'https://github.com/docker-library/docs';

function Entries({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[13rem_minmax(0,1fr)]">{children}</dl>;
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="font-medium text-ink-soft sm:text-ink">{term}</dt>
      <dd className="-mt-2 min-w-0 sm:mt-0">{children}</dd>
    </>
  );
}

/** Who maintains an official image and where to get help, as on docker-library's own pages. */
export function QuickReference({ loaded: { repository, messages } }: { loaded: LoadedRepository }) {
  const words = messages.repository.quick;
  return (
    <section aria-labelledby="quick-reference">
      <h2 id="quick-reference" className="mb-3 text-2xl leading-tight font-semibold">
        {words.heading}
      </h2>
      <Entries>
        <Entry term={words.maintainedBy}>
          <LinkList links={repository.maintainedBy} none={words.none} />
        </Entry>
        <Entry term={words.help}>
          <LinkList links={repository.whereToGetHelp} none={words.none} />
        </Entry>
      </Entries>
    </section>
  );
}

/** Issues, architectures, and what this page was made from: the definition file with its digest, commit and date. */
export function QuickReferenceContinued({ loaded }: { loaded: LoadedRepository }) {
  const { repository, name, messages } = loaded;
  const words = messages.repository.quick;
  const { definition } = repository;
  const library = definition?.libraryCommit ?? 'HEAD';
  const docs = definition?.docsCommit ?? 'HEAD';
  return (
    <section aria-labelledby="quick-reference-continued">
      <h2 id="quick-reference-continued" className="mb-3 text-2xl leading-tight font-semibold">
        {words.headingContinued}
      </h2>
      <Entries>
        <Entry term={words.issues}>
          <LinkList links={repository.whereToFileIssues} none={words.none} />
        </Entry>
        <Entry term={words.architectures}>
          {repository.architectures.length > 0 ? (
            <Platforms words={messages.repository.facts} architectures={repository.architectures} />
          ) : (
            words.noArchitectures
          )}
        </Entry>
        <Entry term={words.imageUpdates}>
          <OutsideLink href={`${OFFICIAL_IMAGES}/blob/${library}/library/${name.name}`}>
            {words.definitionFile(`library/${name.name}`)}
          </OutsideLink>{' '}
          {words.definitionOf}
          {repository.sample ? <span className="block text-sm text-ink-soft">{words.sampleDefinition}</span> : null}
          {definition ? <DefinitionEvidence loaded={loaded} definition={definition} /> : null}
        </Entry>
        <Entry term={words.descriptionSource}>
          {repository.sample ? (
            words.ownText
          ) : (
            <OutsideLink href={`${DOCS}/tree/${docs}/${name.name}`}>{words.docsDirectory(name.name)}</OutsideLink>
          )}
        </Entry>
      </Entries>
    </section>
  );
}
