'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { ConnectionTest } from '@/app/(admin)/admin/registries/_components/connection-test';
import {
  CredentialFields,
  NamingFields,
  PlaceFields,
} from '@/app/(admin)/admin/registries/_components/registry-fields';
import {
  connectionTestIn,
  newRegistryIn,
  type RegistryKind,
  registryChangeIn,
} from '@/app/(admin)/admin/registries/_components/registry-input';
import { useRegistryChange } from '@/app/(admin)/admin/registries/_components/use-registry-change';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { apiSend } from '@/lib/api/client';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import type { connectionTestView, RegistryDetails } from '@/lib/registry-sync/schema';

type Props = {
  /** The one that is changed; null to connect another. */
  stored: RegistryDetails | null;
  /** The site itself says where it is. */
  isOwn: boolean;
  words: RegistriesMessages;
};

/** Connects a registry, or changes how it is reached. What is written can be tried before it is saved. */
export function RegistryForm({ stored, isOwn, words }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const [kind, setKind] = useState<RegistryKind>(stored?.kind ?? 'observed');
  const [visibility, setVisibility] = useState(stored?.visibility ?? 'private');
  const test = useRegistryChange(words, (data: FormData) =>
    apiSend<typeof connectionTestView>(
      'POST',
      '/api/v1/registries/connection-test',
      connectionTestIn(data, kind, stored ?? undefined),
    ),
  );
  const saving = useRegistryChange(
    words,
    (data: FormData) =>
      stored
        ? apiSend('PATCH', `/api/v1/registries/${stored.name}`, registryChangeIn(data, stored, visibility))
        : apiSend('POST', '/api/v1/registries', newRegistryIn(data, kind, visibility)),
    () => {
      void queries.invalidateQueries({ queryKey: ['registries'] });
      if (!stored) form.current?.reset();
      test.reset();
    },
  );
  const error = saving.error ?? test.error;
  const fields = { kind, stored, error, words };
  const tell = () => {
    if (saving.done) saving.reset();
  };
  return (
    <form
      ref={form}
      method="post"
      className="grid gap-5"
      onChange={tell}
      onSubmit={(event) => {
        event.preventDefault();
        saving.run(new FormData(event.currentTarget));
      }}
    >
      <FormProblem error={error} failed={words.problems.failed ?? ''} />
      {stored ? null : (
        <>
          <TextField
            name="name"
            label={words.form.name}
            hint={words.form.nameHint}
            error={error}
            required
            maxLength={63}
            className="font-mono"
            autoComplete="off"
            autoCapitalize="none"
          />
          <KindChoice kind={kind} onChange={setKind} words={words} />
        </>
      )}
      <PlaceFields {...fields} isOwn={isOwn} />
      {kind === 'observed' ? (
        <>
          <CredentialFields {...fields} />
          <NamingFields {...fields} visibility={visibility} onVisibility={setVisibility} />
        </>
      ) : null}
      <ConnectionTest busy={test.busy} result={test.data} words={words} />
      <Buttons>
        <SubmitButton busy={saving.busy}>{stored ? words.settings.submit : words.add.submit}</SubmitButton>
        <button
          type="button"
          className="button"
          disabled={test.busy}
          onClick={() => {
            if (!form.current?.reportValidity()) return;
            saving.reset();
            test.run(new FormData(form.current));
          }}
        >
          {words.test.submit}
        </button>
        <SavedNote shown={saving.done} text={stored ? words.settings.saved : words.add.done} />
      </Buttons>
    </form>
  );
}

const Buttons = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2">{children}</div>
);

type KindProps = { kind: RegistryKind; onChange: (kind: RegistryKind) => void; words: RegistriesMessages };

function KindChoice({ kind, onChange, words: { form, kinds } }: KindProps) {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1 text-sm font-medium">{form.kind}</legend>
      {(['observed', 'managed'] as const).map((value) => (
        <label
          key={value}
          className="flex gap-3 rounded-lg border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name="kind"
            className="mt-1 size-4 shrink-0 accent-accent"
            checked={kind === value}
            onChange={() => onChange(value)}
          />
          <span>
            <span className="block font-medium">{kinds[value]}</span>
            <span className="block text-sm text-ink-soft">{form.kindHints[value]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
