import { Circle, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { overviewEditorPath, repositorySettingsPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { missingParts, PAGE_PARTS, type PagePart } from '@/lib/repositories/completeness';

const hrefOf = (name: RepositoryName, part: PagePart): string =>
  part === 'overview' ? overviewEditorPath(name) : repositorySettingsPath(name);

/**
 * What the page still lacks, each with the way to where it is done. Only for those who may describe the repository, and
 * not where a library definition does; nothing once all is there.
 */
export function PageChecklist({ loaded: { repository, standing, name, messages } }: { loaded: LoadedRepository }) {
  if (!standing.maySettings || repository.definition !== null || repository.archivedAt !== null) return null;
  const missing = missingParts({
    ...repository,
    overviewLength: repository.overview.length,
    hasChinese: Boolean(repository.descriptionZh) || Boolean(repository.overviewZh),
  });
  if (missing.length === 0) return null;
  const words = messages.images.checklist;
  const done = PAGE_PARTS.length - missing.length;
  return (
    <section aria-labelledby="checklist" className="rounded-lg border border-line bg-surface-raised p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="checklist" className="text-lg font-semibold">
          {words.heading}
        </h2>
        <span className="text-sm text-ink-soft tabular-nums">{words.done(done, PAGE_PARTS.length)}</span>
      </div>
      <p className="text-sm text-ink-soft">{words.text}</p>
      <ul className="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {PAGE_PARTS.map((part) => {
          const isOpen = missing.includes(part);
          const Sign = isOpen ? Circle : CircleCheck;
          return (
            <li key={part} className="flex items-start gap-2 py-0.5 text-sm">
              <Sign aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${isOpen ? 'text-ink-faint' : 'text-ok'}`} />
              <span className="sr-only">{isOpen ? words.isOpen : words.isDone}:</span>
              {isOpen ? (
                <Link prefetch={false} href={hrefOf(name, part)} className="text-link">
                  {words.parts[part]}
                </Link>
              ) : (
                <span className="text-ink-soft">{words.parts[part]}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
