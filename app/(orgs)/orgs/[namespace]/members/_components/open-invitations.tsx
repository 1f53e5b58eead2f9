'use client';

import { FormProblem } from '@/components/form/form-problem';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { fillIn, formatDate } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { InvitationView } from '@/lib/publishers/member-schema';

type Props = {
  namespace: string;
  invitations: InvitationView[];
  words: OrganisationMessages;
  problemWords: ProblemWords;
  language: Language;
};

export function OpenInvitations({ namespace, invitations, words, problemWords, language }: Props) {
  const { run, busy, error } = useChange((id: string) =>
    apiSend('DELETE', `/api/v1/publishers/${namespace}/invitations/${id}`),
  );
  const texts = words.invite;
  return (
    <div className="mt-3 grid gap-2">
      <h3 className="font-semibold">{texts.open}</h3>
      <FormProblem error={explainProblem(error, problemWords)} failed={texts.failed} />
      {invitations.length === 0 ? <p className="text-sm text-ink-soft">{texts.none}</p> : null}
      <ul className="divide-y divide-line">
        {invitations.map(({ id, username, email, role, invitedBy, expiresAt }) => {
          const name = username ?? email ?? '';
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <div className="min-w-0 grow">
                <p className="font-mono text-sm wrap-anywhere">{name}</p>
                <p className="text-sm text-ink-soft">
                  {words.roles[role]} · {fillIn(texts.by, { name: invitedBy })} ·{' '}
                  {fillIn(texts.until, { date: formatDate(language, expiresAt) })}
                </p>
              </div>
              <button
                type="button"
                className="button"
                aria-label={fillIn(texts.revokeOf, { name })}
                disabled={busy}
                onClick={() => run(id)}
              >
                {texts.revoke}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
