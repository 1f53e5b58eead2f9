'use client';

import { type FormEvent, useState } from 'react';
import type { TokenRequest } from '@/components/access-tokens/token-manager';
import { FormProblem } from '@/components/form/form-problem';
import { SubmitButton } from '@/components/form/submit-button';
import { SelectField, TextArea, TextField } from '@/components/form/text-field';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { SCOPES } from '@/lib/access/scopes';
import { DEFAULT_EXPIRY, EXPIRIES } from '@/lib/access-tokens/schema';
import type { TokenMessages } from '@/lib/language/en/tokens';

type Props = {
  words: TokenMessages;
  busy: boolean;
  error: unknown;
  problemWords: ProblemWords;
  onSubmit: (request: TokenRequest) => void;
};

const NEVER = 'never';
const expiryKey = (days: number | null) => (days === null ? NEVER : (String(days) as '7' | '30' | '90' | '365'));

function readRequest(form: FormData): TokenRequest {
  const expires = String(form.get('expires'));
  const repositories = String(form.get('repositories') ?? '')
    .split(/[\s,]+/)
    .filter(Boolean);
  return {
    name: String(form.get('name')).trim(),
    scopes: form.getAll('scopes').map(String),
    repositories: form.get('limit') === 'some' ? repositories : null,
    expiresInDays: expires === NEVER ? null : Number(expires),
  };
}

export function NewTokenForm({ words, busy, error, problemWords, onSubmit }: Props) {
  const [limited, setLimited] = useState(false);
  const [noScope, setNoScope] = useState(false);
  const problem = explainProblem(error, problemWords);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const request = readRequest(new FormData(event.currentTarget));
    setNoScope(request.scopes.length === 0);
    if (request.scopes.length > 0) onSubmit(request);
  };
  return (
    <form method="post" onSubmit={submit} className="grid gap-5">
      <FormProblem error={problem} failed={words.failed} />
      <div className="grid items-start gap-5 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={problem}
          required
          maxLength={60}
          autoComplete="off"
        />
        <SelectField name="expires" label={words.expiry} error={problem} defaultValue={expiryKey(DEFAULT_EXPIRY)}>
          {EXPIRIES.map((days) => (
            <option key={expiryKey(days)} value={expiryKey(days)}>
              {words.expiries[expiryKey(days)]}
            </option>
          ))}
        </SelectField>
      </div>
      <fieldset className="grid gap-1" aria-describedby={noScope ? 'no-scope' : undefined}>
        <legend className="mb-1 text-sm font-medium">{words.scopesTitle}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} className="flex items-start gap-3 rounded-md px-2 py-1.5 hover:bg-surface-sunken">
            <input
              type="checkbox"
              name="scopes"
              value={scope}
              className="mt-1 size-4 shrink-0 accent-accent"
              onChange={() => setNoScope(false)}
            />
            <span className="min-w-0 text-sm">
              <code className="font-mono font-medium">{scope}</code>
              <span className="block text-ink-soft">{words.scopes[scope]}</span>
            </span>
          </label>
        ))}
        <p id="no-scope" role="alert" className={noScope ? 'text-sm text-danger' : 'sr-only'}>
          {noScope ? words.chooseScope : ''}
        </p>
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-medium">{words.limit}</legend>
        {(['all', 'some'] as const).map((limit) => (
          <label key={limit} className="flex items-center gap-3 px-2 text-sm">
            <input
              type="radio"
              name="limit"
              value={limit}
              className="size-4 accent-accent"
              checked={limited === (limit === 'some')}
              onChange={() => setLimited(limit === 'some')}
            />
            {limit === 'some' ? words.limitSome : words.limitAll}
          </label>
        ))}
        {limited ? (
          <TextArea
            name="repositories"
            label={words.repositories}
            hint={words.repositoriesHint}
            error={problem}
            className="font-mono"
            rows={3}
            required
            spellCheck={false}
            autoCapitalize="none"
          />
        ) : null}
      </fieldset>
      <SubmitButton busy={busy}>{words.submit}</SubmitButton>
    </form>
  );
}
