'use client';

import { FormProblem } from '@/components/form/form-problem';
import { formValues } from '@/components/form/form-values';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useAccountChange } from '@/components/form/use-account-change';
import type { recoveryCodesView, SecondFactorSetup } from '@/lib/accounts/schema';
import { apiSend } from '@/lib/api/client';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

type Props = {
  words: AccountSettingsMessages;
  problems: AccountProblemWords;
  setup: SecondFactorSetup;
  onDone: (codes: { recoveryCodes: string[] }) => void;
  onCancel: () => void;
};

/** The secret as a picture and in letters, and the code that shows that the app has it. */
export function SecondFactorSteps({ words, problems, setup, onDone, onCancel }: Props) {
  const { secondFactor: own } = words;
  const { run, busy, error } = useAccountChange(
    problems,
    (fields: { code: string }) =>
      apiSend<typeof recoveryCodesView>('POST', '/api/v1/account/second-factor/confirmation', fields),
    onDone,
  );
  return (
    <form method="post" className="grid max-w-lg gap-4" onSubmit={(event) => run(formValues(event, 'code'))}>
      <p>{own.scan}</p>
      {/* Dark on light in both themes: many apps read no other. */}
      <svg
        role="img"
        aria-label={own.qr}
        viewBox={`0 0 ${setup.qrSize} ${setup.qrSize}`}
        shapeRendering="crispEdges"
        className="w-56 rounded-md border border-line bg-white"
      >
        <path d={setup.qrPath} fill="#000" />
      </svg>
      <div className="grid gap-1">
        <p className="text-sm font-medium">{own.secret}</p>
        <p>
          <code className="font-mono wrap-anywhere select-all">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </div>
      <FormProblem error={error} failed={problems.other.failed} />
      <TextField
        name="code"
        label={own.code}
        error={error}
        className="max-w-40 font-mono"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        required
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton busy={busy}>{own.confirm}</SubmitButton>
        <button type="button" className="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
