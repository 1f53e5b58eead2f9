'use client';

import { type DragEvent, useId, useState } from 'react';
import { FormProblem } from '@/components/form/form-problem';
import { Monogram } from '@/components/repository/monogram';
import { useRepositoryChange } from '@/components/repository/use-repository-change';
import { apiSend } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';

type Props = {
  repository: RepositoryName;
  logoUrl: string | null;
  readOnly: boolean;
  words: RepositorySettingsMessages;
};

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Chooses, drops or removes the repository's picture, at once. */
export function LogoForm({ repository, logoUrl, readOnly, words }: Props) {
  const [over, setOver] = useState(false);
  const id = useId();
  const path = `${repositoryApiPath(repository)}/logo`;
  const { run, busy, error } = useRepositoryChange(words, (file: File | null) =>
    file ? apiSend('PUT', path, file) : apiSend('DELETE', path),
  );
  const { logo } = words;
  const send = (file: File | null | undefined) => {
    if (file && !busy && !readOnly) run(file);
  };
  return (
    <div className="grid gap-3">
      <FormProblem error={error} failed={words.failed} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut for the button inside */}
      <div
        onDragOver={(event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          setOver(false);
          send(event.dataTransfer.files[0]);
        }}
        className={`flex flex-wrap items-center gap-4 rounded-lg border border-dashed p-4 ${over ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
      >
        <Monogram name={repository.name} logoUrl={logoUrl} />
        <div className="grid gap-2">
          <p role="status" className="text-sm text-ink-soft">
            {busy ? logo.sending : logoUrl ? '' : logo.none}
          </p>
          {readOnly ? null : (
            <div className="flex flex-wrap items-center gap-3">
              <label
                htmlFor={id}
                className="button focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent"
              >
                {logo.choose}
                <input
                  id={id}
                  type="file"
                  accept="image/png,image/jpeg"
                  disabled={busy}
                  className="sr-only"
                  onChange={(event) => {
                    send(event.target.files?.[0]);
                    event.target.value = '';
                  }}
                />
              </label>
              <span className="text-sm text-ink-soft max-sm:hidden">{logo.drop}</span>
              {logoUrl ? (
                <button type="button" className="button button-danger" disabled={busy} onClick={() => run(null)}>
                  {logo.remove}
                </button>
              ) : null}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
