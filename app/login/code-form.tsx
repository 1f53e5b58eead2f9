'use client';

import { ProblemNote } from '@/app/login/problem-note';
import { formValues } from '@/components/form/form-values';
import { TextField } from '@/components/form/text-field';
import type { AccountMessages } from '@/lib/language/en/account';

type Props = {
  words: AccountMessages['signIn'];
  problem: string;
  busy: boolean;
  onCode: (code: string) => void;
  onBack: () => void;
};

/** The second step: asked for only after the password was right. */
export function CodeForm({ words, problem, busy, onCode, onBack }: Props) {
  return (
    <form
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        onCode(formValues(event, 'code').code);
      }}
    >
      <h2 className="text-lg font-semibold">{words.codeTitle}</h2>
      <p className="text-ink-soft">{words.codeLead}</p>
      <ProblemNote text={problem} />
      <TextField
        name="code"
        label={words.code}
        className="font-mono"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={30}
        autoFocus
        required
      />
      <button type="submit" disabled={busy} className="button button-primary disabled:opacity-70">
        {busy ? words.submitting : words.codeSubmit}
      </button>
      <button type="button" className="text-link justify-self-start text-sm" onClick={onBack}>
        {words.back}
      </button>
    </form>
  );
}
