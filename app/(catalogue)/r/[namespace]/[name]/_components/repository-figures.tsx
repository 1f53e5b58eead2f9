import { Download, Settings, Star } from 'lucide-react';
import Link from 'next/link';
import { StarButton } from '@/app/(catalogue)/r/[namespace]/[name]/_components/star-button';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { Figure } from '@/components/ui/number';
import { Time } from '@/components/ui/time';
import { publisherPath, repositorySettingsPath } from '@/lib/names/paths';

/** Publisher, pulls, stars and last update in one line; made-up figures say so. */
export function RepositoryFigures({ loaded }: { loaded: LoadedRepository }) {
  const { repository, name, messages, viewer, standing } = loaded;
  const words = messages.repository;
  const { language } = viewer;
  const { publisher, pullCount, starCount } = repository;
  return (
    <ul className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-soft">
      <li>
        {words.publishedBy}{' '}
        <Link
          prefetch={false}
          href={publisherPath(publisher.namespace)}
          className="inline-block py-0.5 text-accent hover:underline"
        >
          {(language === 'zh-CN' && publisher.displayNameZh) || publisher.displayName}
        </Link>
      </li>
      {pullCount > 0 ? (
        <li className="flex items-center gap-1">
          <Download aria-hidden="true" className="size-4" />
          <Figure value={pullCount} language={language} words={messages.common.card.pulls} />
        </li>
      ) : null}
      {starCount > 0 ? (
        <li className="flex items-center gap-1">
          <Star aria-hidden="true" className="size-4" />
          <Figure value={starCount} language={language} words={messages.common.card.stars} />
        </li>
      ) : null}
      {repository.sampleFigures ? (
        <li className="rounded border border-line px-1.5 text-xs leading-5" title={words.sampleFiguresNote}>
          {words.sampleFigures}
        </li>
      ) : null}
      <li>
        {words.updated} <Time date={repository.updatedAt} language={language} />
      </li>
      <li>
        <StarButton
          repository={name}
          starred={standing.starred}
          signedIn={standing.signedIn}
          words={{ ...messages.repositorySettings.star, failed: messages.repositorySettings.failed }}
        />
      </li>
      {standing.maySettings ? (
        <li>
          <Link prefetch={false} href={repositorySettingsPath(name)} className="chip text-ink hover:bg-accent-soft">
            <Settings aria-hidden="true" className="size-3.5" />
            {words.settings}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
