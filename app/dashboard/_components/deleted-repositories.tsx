import { DashboardSection } from '@/app/dashboard/_components/dashboard-section';
import { RestoreButton } from '@/app/dashboard/_components/restore-button';
import { fillIn, formatInstant } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import { shortName } from '@/lib/names/repository-name';
import type { DeletedView } from '@/lib/repositories/change-schema';

type Props = { deleted: readonly DeletedView[]; messages: Messages; language: Language };

/** What the reader can still bring back. Nothing when there is none. */
export function DeletedRepositories({ deleted, messages, language }: Props) {
  const words = messages.dashboard.deleted;
  if (deleted.length === 0) return null;
  return (
    <DashboardSection title={words.title} lead={words.lead}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
        {deleted.map((repository) => (
          <li key={shortName(repository)} className="flex flex-wrap items-center justify-between gap-3 p-4">
            <div className="min-w-0">
              <p className="font-mono font-semibold wrap-anywhere">{shortName(repository)}</p>
              <p className="text-sm text-ink-soft">
                {fillIn(words.until, { date: formatInstant(language, repository.restorableUntil) })}
              </p>
            </div>
            <RestoreButton
              repository={repository}
              text={words.restore}
              label={fillIn(words.restoreNamed, { name: shortName(repository) })}
              words={messages.repositorySettings}
            />
          </li>
        ))}
      </ul>
    </DashboardSection>
  );
}
