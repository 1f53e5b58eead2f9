'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { AdapterFields } from '@/app/(admin)/admin/scanners/_components/adapter-fields';
import {
  type LoginChoice,
  scannerChangeIn,
  scannerTestIn,
} from '@/app/(admin)/admin/scanners/_components/scanner-input';
import { ScannerKindChoice } from '@/app/(admin)/admin/scanners/_components/scanner-kind-choice';
import { ScannerTest } from '@/app/(admin)/admin/scanners/_components/scanner-test';
import { RegistryField, WhenFields } from '@/app/(admin)/admin/scanners/_components/schedule-fields';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useScannerChange } from '@/components/scan/use-scanner-change';
import { apiSend } from '@/lib/api/client';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import { fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { ScannerSettingsView, scannerTestView } from '@/lib/scans/scanners/schema';

type Props = { settings: ScannerSettingsView; words: ScannersMessages; language: Language };

/** What scans images, and when. What is written can be tried before it is saved. */
export function ScannerForm({ settings, words, language }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const [use, setUse] = useState(settings.use);
  const [login, setLogin] = useState<LoginChoice>(settings.adapterLogin === 'none' ? 'none' : 'keep');
  const test = useScannerChange(words, (data: FormData) =>
    apiSend<typeof scannerTestView>('POST', '/api/v1/admin/scanners/connection-test', scannerTestIn(data, use, login)),
  );
  const saving = useScannerChange(
    words,
    (data: FormData) => apiSend('PATCH', '/api/v1/admin/scanners', scannerChangeIn(data, use, login)),
    () => {
      void queries.invalidateQueries({ queryKey: ['scan-queue'] });
      setLogin((chosen) => (chosen === 'none' ? 'none' : 'keep'));
    },
  );
  const error = saving.error ?? test.error;
  const fields = { settings, error, words };
  const change = () => {
    if (saving.done || saving.error) saving.reset();
    if (test.data || test.error) test.reset();
  };
  return (
    <form
      ref={form}
      method="post"
      className="grid gap-6"
      onChange={change}
      onSubmit={(event) => {
        event.preventDefault();
        test.reset();
        saving.run(new FormData(event.currentTarget));
      }}
    >
      <FormProblem error={error} failed={words.problems.failed ?? ''} />
      <ScannerKindChoice chosen={use} onChange={setUse} words={words} />
      {use === 'trivy' ? (
        <>
          <p className="text-sm text-ink-soft">{fillIn(words.form.command, { command: settings.trivyCommand })}</p>
          <TextField
            name="trivyServer"
            type="url"
            label={words.form.trivyServer}
            hint={words.form.trivyServerHint}
            error={error}
            maxLength={300}
            className="font-mono"
            autoComplete="off"
            defaultValue={settings.trivyServer ?? ''}
          />
        </>
      ) : null}
      {use === 'adapter' ? <AdapterFields {...fields} login={login} onLogin={setLogin} /> : null}
      {use === 'none' ? null : (
        <>
          <RegistryField {...fields} />
          <WhenFields {...fields} />
          <ScannerTest busy={test.busy} result={test.data} words={words} language={language} />
        </>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton busy={saving.busy}>{words.form.save}</SubmitButton>
        {use === 'none' ? null : (
          <button
            type="button"
            className="button disabled:opacity-60"
            disabled={test.busy}
            onClick={() => {
              if (!form.current?.reportValidity()) return;
              saving.reset();
              test.run(new FormData(form.current));
            }}
          >
            {words.form.test}
          </button>
        )}
        <SavedNote shown={saving.done} text={words.form.saved} />
      </div>
    </form>
  );
}
