import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { RepositoryCard } from '@/components/catalogue/repository-card';

/** Where else to look: the same name from other publishers first. */
export function Alternatives({ loaded: { alternatives, messages, viewer } }: { loaded: LoadedRepository }) {
  const words = messages.repository.alternatives;
  if (alternatives.length === 0) return null;
  return (
    <aside aria-labelledby="alternatives" className="min-w-0 lg:col-start-2 lg:row-start-2 lg:self-start">
      <h2 id="alternatives" className="text-sm font-semibold">
        {words.heading}
      </h2>
      <p className="mt-1 mb-3 text-sm text-ink-soft">{words.text}</p>
      <ul className="grid gap-2">
        {alternatives.map((result) => (
          <li key={`${result.namespace}/${result.name}`}>
            <RepositoryCard result={result} messages={messages} language={viewer.language} small />
          </li>
        ))}
      </ul>
    </aside>
  );
}
