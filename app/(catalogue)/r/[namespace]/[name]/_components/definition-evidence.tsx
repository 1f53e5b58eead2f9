import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { Time } from '@/components/ui/time';
import type { RepositoryView } from '@/lib/repositories/schema';

type Definition = NonNullable<RepositoryView['definition']>;

/** Digest, commits and import date of the definition file: anybody can check what this page says against them. */
export function DefinitionEvidence({
  loaded: { messages, viewer },
  definition,
}: {
  loaded: LoadedRepository;
  definition: Definition;
}) {
  const words = messages.repository.quick;
  const facts = [
    { term: words.digest, value: definition.digest },
    { term: words.libraryCommit, value: definition.libraryCommit },
    { term: words.docsCommit, value: definition.docsCommit },
  ];
  return (
    <details className="disclosure mt-1 text-sm">
      <summary>{words.evidence}</summary>
      <dl className="mt-1 grid gap-x-4 gap-y-1 rounded-md bg-surface-sunken p-3 sm:grid-cols-[auto_minmax(0,1fr)]">
        {facts.map(({ term, value }) => (
          <div key={term} className="contents">
            <dt className="text-ink-soft">{term}</dt>
            <dd className="font-mono text-xs leading-5 wrap-anywhere">{value ?? words.unknown}</dd>
          </div>
        ))}
        <dt className="text-ink-soft">{words.imported}</dt>
        <dd>
          <Time date={definition.importedAt} language={viewer.language} />
        </dd>
      </dl>
    </details>
  );
}
