'use client';

import { useRef } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { SubmitButton } from '@/components/form/submit-button';
import { SelectField, TextField } from '@/components/form/text-field';
import { useChange } from '@/components/form/use-change';
import { apiSend } from '@/lib/api/client';
import type { DomainMessages } from '@/lib/language/en/domains';
import { DOMAIN_METHODS, type domainView, type NewDomain } from '@/lib/publishers/domain-schema';

type Props = { namespace: string; words: DomainMessages['add']; failed: string };

export function AddDomainForm({ namespace, words, failed }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { run, busy, error } = useChange(
    (input: NewDomain) => apiSend<typeof domainView>('POST', `/api/v1/publishers/${namespace}/domains`, input),
    () => form.current?.reset(),
  );
  return (
    <form
      ref={form}
      className="grid max-w-md gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const method = DOMAIN_METHODS.find((known) => known === data.get('method')) ?? 'dns';
        run({ domain: String(data.get('domain') ?? ''), method });
      }}
    >
      <FormProblem error={error} failed={failed} />
      <TextField
        name="domain"
        label={words.domain}
        hint={words.domainHint}
        error={error}
        className="font-mono"
        autoCapitalize="none"
        spellCheck={false}
        inputMode="url"
        required
      />
      <SelectField name="method" label={words.method} error={error}>
        {DOMAIN_METHODS.map((method) => (
          <option key={method} value={method}>
            {words[method]}
          </option>
        ))}
      </SelectField>
      <SubmitButton busy={busy}>{words.submit}</SubmitButton>
    </form>
  );
}
