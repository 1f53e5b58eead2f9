'use client';

import { FormProblem } from '@/components/form/form-problem';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { fillIn } from '@/lib/language/format';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { CollaboratorView } from '@/lib/repositories/change-schema';
import { COLLABORATOR_ROLES } from '@/lib/repositories/change-words';

type Props = { repository: RepositoryName; person: CollaboratorView; since: string; words: RepositorySettingsMessages };

/** One collaborator: another role takes effect at once, and so does the removal. */
export function CollaboratorRow({ repository, person, since, words }: Props) {
  const path = `${repositoryApiPath(repository)}/collaborators/${person.username}`;
  const { run, busy, error } = useRepositoryChange(words, (role: string | null) =>
    role === null ? apiSend('DELETE', path) : apiSend('PUT', path, { role }),
  );
  const { collaborators } = words;
  return (
    <li className="grid gap-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="font-semibold wrap-anywhere">{person.displayName}</p>
          <p className="text-sm text-ink-soft">
            <span className="font-mono">{person.username}</span> · {collaborators.since} {since}
          </p>
        </div>
        <div className="flex items-center gap-2">
          <select
            aria-label={fillIn(collaborators.roleOf, { name: person.username })}
            className="field w-auto"
            value={person.role}
            disabled={busy}
            onChange={(event) => run(event.target.value)}
          >
            {COLLABORATOR_ROLES.map((role) => (
              <option key={role} value={role}>
                {collaborators.roles[role]}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="button button-danger"
            disabled={busy}
            aria-label={fillIn(collaborators.removeNamed, { name: person.username })}
            onClick={() => run(null)}
          >
            {collaborators.remove}
          </button>
        </div>
      </div>
      <FormProblem error={error} failed={words.failed} />
    </li>
  );
}
