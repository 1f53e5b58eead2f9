'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { fillIn, formatDate } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { publisherPath } from '@/lib/names/paths';
import type { ReceivedInvitation } from '@/lib/publishers/member-schema';

type Answer = 'acceptance' | 'declination';
type Props = {
  invitation: ReceivedInvitation;
  /** Its id, or the secret of the link it came with. */
  answerKey: string;
  words: OrganisationMessages;
  problemWords: ProblemWords;
  language: Language;
};

/** An offer to join an organisation, with the two answers to it. */
export function InvitationCard({ invitation, answerKey, words, problemWords, language }: Props) {
  const router = useRouter();
  const [declined, setDeclined] = useState(false);
  const { run, busy, error } = useChange(
    (answer: Answer) => apiSend('POST', `/api/v1/invitations/${answerKey}/${answer}`),
    (_view, answer) => {
      if (answer === 'acceptance') router.push(`/orgs/${invitation.namespace}`);
      else setDeclined(true);
    },
  );
  const texts = words.received;
  const organisation = (language === 'zh-CN' && invitation.displayNameZh) || invitation.displayName;
  return (
    <div className="grid gap-4 rounded-xl border border-line bg-surface-raised p-5">
      <FormProblem error={explainProblem(error, problemWords)} failed={texts.failed} />
      <div>
        <p className="wrap-anywhere">
          {fillIn(texts.text, { inviter: invitation.invitedBy, organisation, role: words.roles[invitation.role] })}
        </p>
        <p className="mt-1 text-sm text-ink-soft">
          <Link href={publisherPath(invitation.namespace)} prefetch={false} className="text-link font-mono">
            {invitation.namespace}
          </Link>{' '}
          · {words.roleMeanings[invitation.role]}
        </p>
        <p className="mt-1 text-sm text-ink-soft">
          {fillIn(texts.until, { date: formatDate(language, invitation.expiresAt) })}
        </p>
      </div>
      <p role="status" className={declined ? 'text-sm' : 'sr-only'}>
        {declined ? fillIn(texts.declined, { organisation }) : ''}
      </p>
      {declined ? null : (
        <div className="flex flex-wrap gap-2">
          <button type="button" className="button button-primary" disabled={busy} onClick={() => run('acceptance')}>
            {texts.accept}
          </button>
          <button type="button" className="button" disabled={busy} onClick={() => run('declination')}>
            {texts.decline}
          </button>
        </div>
      )}
    </div>
  );
}
