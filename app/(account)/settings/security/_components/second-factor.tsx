'use client';

import { useState } from 'react';
import { ProofForm } from '@/app/(account)/settings/security/_components/proof-form';
import { RecoveryCodes } from '@/app/(account)/settings/security/_components/recovery-codes';
import { SecondFactorSteps } from '@/app/(account)/settings/security/_components/second-factor-steps';
import type { AccountView, SecondFactorSetup } from '@/lib/accounts/schema';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import { counted } from '@/lib/language/format';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

const PATH = '/api/v1/account/second-factor';

type Props = { words: AccountSettingsMessages; problems: AccountProblemWords; account: AccountView };
type Codes = { recoveryCodes: string[] };

/** Off → password → picture and code → recovery codes, once → on. */
export function SecondFactor({ words, problems, account }: Props) {
  const { secondFactor: own } = words;
  const [setup, setSetup] = useState<SecondFactorSetup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const shared = { words, problems, hasPassword: account.hasPassword };
  const show = ({ recoveryCodes }: Codes) => {
    setSetup(null);
    setCodes(recoveryCodes);
  };
  if (codes) return <RecoveryCodes words={own} codes={codes} onKept={() => setCodes(null)} />;
  if (account.secondFactor)
    return (
      <div className="grid gap-4">
        <p>
          <strong className="font-semibold text-ok">{own.on}</strong>{' '}
          {counted(own.codesLeft, account.recoveryCodesLeft)}
        </p>
        <details className="rounded-md border border-line p-4">
          <summary className="font-medium">{own.renew}</summary>
          <div className="mt-4">
            <ProofForm<Codes>
              {...shared}
              path={`${PATH}/recovery-codes`}
              submit={own.renew}
              lead={own.renewLead}
              onDone={show}
            />
          </div>
        </details>
        <details className="rounded-md border border-line p-4">
          <summary className="font-medium">{own.disable}</summary>
          <div className="mt-4">
            <ProofForm
              {...shared}
              path={`${PATH}/removal`}
              submit={own.disable}
              lead={own.disableLead}
              danger
              onDone={() => setSetup(null)}
            />
          </div>
        </details>
      </div>
    );
  if (setup)
    return (
      <SecondFactorSteps
        words={words}
        problems={problems}
        setup={setup}
        onDone={show}
        onCancel={() => setSetup(null)}
      />
    );
  return (
    <div className="grid gap-4">
      <p>{own.off}</p>
      <ProofForm<SecondFactorSetup> {...shared} path={PATH} submit={own.begin} onDone={setSetup} />
    </div>
  );
}
