'use client';

import { useState } from 'react';
import { ProofForm } from '@/app/(account)/settings/security/_components/proof-form';
import { ProviderButtons } from '@/app/login/provider-buttons';
import { Time } from '@/components/ui/time';
import type { IdentityView } from '@/lib/accounts/schema';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import { fillIn } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';
import type { Language } from '@/lib/names/language';

type Props = {
  words: AccountSettingsMessages;
  problems: AccountProblemWords;
  identities: readonly IdentityView[];
  linkable: readonly { id: string; name: string }[];
  hasPassword: boolean;
  language: Language;
  now: string;
};

/** Accounts elsewhere that lead in here, and those that could. */
export function IdentityList({ words, problems, identities, linkable, hasPassword, language, now }: Props) {
  const own = words.identities;
  const [failed, setFailed] = useState(false);
  const time = (date: string) => <Time date={date} language={language} now={new Date(now)} />;
  const labels = Object.fromEntries(linkable.map(({ id, name }) => [id, fillIn(own.link, { name })]));
  return (
    <div className="grid gap-4">
      {identities.length === 0 ? <p>{own.none}</p> : null}
      {identities.map(({ id, kind, at, email, createdAt, lastUsedAt }) => {
        const name = own.kinds[kind as keyof typeof own.kinds] ?? kind;
        return (
          <details key={id} className="rounded-md border border-line p-4">
            <summary>
              <span className="font-medium">{name}</span>{' '}
              <span className="text-sm text-ink-soft wrap-anywhere">{[at, email].filter(Boolean).join(' · ')}</span>
            </summary>
            <div className="mt-3 grid gap-3">
              <p className="text-sm text-ink-soft">
                {own.since} {time(createdAt)}
                {lastUsedAt ? (
                  <>
                    {' '}
                    · {own.lastUsed} {time(lastUsedAt)}
                  </>
                ) : null}
              </p>
              <ProofForm
                words={words}
                problems={problems}
                hasPassword={hasPassword}
                path={`/api/v1/account/identities/${id}/removal`}
                submit={own.unlink}
                lead={own.unlinkLead}
                danger
                onDone={() => setFailed(false)}
              />
            </div>
          </details>
        );
      })}
      {linkable.length > 0 ? (
        <div className="max-w-sm">
          <ProviderButtons
            providers={linkable}
            destination="/settings/security"
            labels={labels}
            onFailed={() => setFailed(true)}
          />
        </div>
      ) : null}
      <p role="alert" className={failed ? 'text-sm text-danger' : 'sr-only'}>
        {failed ? problems.other.failed : ''}
      </p>
    </div>
  );
}
