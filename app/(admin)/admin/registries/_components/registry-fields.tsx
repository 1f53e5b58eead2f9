'use client';

import { Field, faultOf } from '@/components/form/field';
import { TextArea, TextField } from '@/components/form/text-field';
import { VisibilityChoice } from '@/components/repository/visibility-choice';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import type { RegistryDetails } from '@/lib/registry-sync/schema';

type Visibility = RegistryDetails['visibility'];
type Props = {
  kind: RegistryDetails['kind'];
  /** Null for one that is not connected yet. */
  stored: RegistryDetails | null;
  error: unknown;
  words: RegistriesMessages;
};

/** Where a registry is, and how it is trusted. */
export function PlaceFields({ stored, isOwn, error, words: { form } }: Props & { isOwn: boolean }) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="address"
          type="url"
          label={form.address}
          hint={isOwn ? form.ownPlace : form.addressHint}
          error={error}
          required
          readOnly={isOwn}
          maxLength={300}
          className="font-mono read-only:bg-surface-sunken read-only:text-ink-soft"
          autoComplete="off"
          defaultValue={stored?.address}
        />
        <TextField
          name="host"
          label={form.host}
          hint={form.hostHint}
          error={error}
          readOnly={isOwn}
          maxLength={255}
          className="font-mono read-only:bg-surface-sunken read-only:text-ink-soft"
          autoComplete="off"
          autoCapitalize="none"
          defaultValue={stored?.host}
        />
      </div>
      <TextArea
        name="certificates"
        label={form.certificates}
        hint={form.certificatesHint}
        error={error}
        rows={3}
        className="font-mono text-sm"
        spellCheck={false}
        defaultValue={stored?.certificates ?? ''}
      />
    </>
  );
}

/** As whom a registry is read that is not ours. */
export function CredentialFields({ stored, error, words: { form } }: Props) {
  const isStored = stored?.hasCredentials ?? false;
  return (
    <fieldset className="grid gap-3 rounded-lg border border-line p-4">
      <legend className="px-1 text-sm font-medium">{form.credentials}</legend>
      <p className="text-sm text-ink-soft">{isStored ? form.keep : form.credentialsHint}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={form.username} fault={faultOf(error, 'credentials.username')}>
          {(attributes) => (
            <input {...attributes} name="username" className="field" autoComplete="off" maxLength={255} />
          )}
        </Field>
        <Field label={form.password} fault={faultOf(error, 'credentials.password') ?? faultOf(error, 'credentials')}>
          {(attributes) => (
            <input
              {...attributes}
              name="password"
              type="password"
              className="field"
              autoComplete="new-password"
              maxLength={4096}
            />
          )}
        </Field>
      </div>
      {isStored ? (
        <label className="flex min-h-8 items-center gap-3 text-sm">
          <input type="checkbox" name="forget" className="size-4 shrink-0 accent-accent" />
          {form.forget}
        </label>
      ) : null}
    </fieldset>
  );
}

/** How its repositories appear here. */
export function NamingFields({
  stored,
  error,
  words: { form },
  visibility,
  onVisibility,
}: Props & { visibility: Visibility; onVisibility: (visibility: Visibility) => void }) {
  return (
    <>
      <TextField
        name="namespace"
        label={form.namespace}
        hint={form.namespaceHint}
        error={error}
        maxLength={255}
        className="font-mono"
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={stored?.namespace ?? ''}
      />
      <VisibilityChoice value={visibility} onChange={onVisibility} words={form} />
      {stored ? <p className="text-sm text-ink-soft">{form.visibilityNote}</p> : null}
    </>
  );
}
