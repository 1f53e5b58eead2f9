'use client';

import { type FormEvent, useRef } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { SubmitButton } from '@/components/form/submit-button';
import { SelectField, TextField } from '@/components/form/text-field';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { type domainView, type NewDomain, PROOF_METHODS, type ProofMethod } from '@/lib/publishers/domain-schema';

type Props = { namespace: string; words: OrganisationMessages['domains']; problemWords: ProblemWords };

export function AddDomain({ namespace, words, problemWords }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { run, busy, error } = useChange(
    (input: NewDomain) => apiSend<typeof domainView>('POST', `/api/v1/publishers/${namespace}/domains`, input),
    () => form.current?.reset(),
  );
  const problem = explainProblem(error, problemWords);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    run({ domain: String(fields.get('domain')), method: String(fields.get('method')) as ProofMethod });
  };
  return (
    <form ref={form} onSubmit={submit} className="grid gap-4 border-t border-line pt-5">
      <FormProblem error={problem} failed={words.failed} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          name="domain"
          label={words.domain}
          hint={words.domainHint}
          error={problem}
          className="font-mono"
          required
          maxLength={300}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <SelectField name="method" label={words.method} defaultValue="dns">
          {PROOF_METHODS.map((method) => (
            <option key={method} value={method}>
              {words.methods[method]}
            </option>
          ))}
        </SelectField>
      </div>
      <SubmitButton busy={busy}>{words.add}</SubmitButton>
    </form>
  );
}
