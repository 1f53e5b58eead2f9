'use client';

import { useState } from 'react';
import { faultOf } from '@/components/form/field';
import { TextField } from '@/components/form/text-field';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import type { ScannerSettingsView } from '@/lib/scans/scanners/schema';

type Props = { settings: ScannerSettingsView; error: unknown; words: ScannersMessages };
const USUAL_DAYS = 7;

export function RegistryField({ settings, error, words: { form } }: Props) {
  return (
    <TextField
      name="registryUrl"
      type="url"
      label={form.registryUrl}
      hint={form.registryUrlHint}
      error={error}
      maxLength={300}
      className="font-mono"
      autoComplete="off"
      defaultValue={settings.registryUrl ?? ''}
    />
  );
}

/** What is scanned without anybody asking for it. */
export function WhenFields({ settings, error, words: { form } }: Props) {
  const [rescans, setRescans] = useState(settings.rescanDays !== null);
  const fault = faultOf(error, 'rescanDays');
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">{form.when}</legend>
      <label className="flex min-h-8 items-center gap-3 text-sm">
        <input
          type="checkbox"
          name="scanNew"
          defaultChecked={settings.scanNew}
          className="size-4 shrink-0 accent-accent"
        />
        {form.scanNew}
      </label>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <label className="flex min-h-8 items-center gap-3">
          <input
            type="checkbox"
            name="rescan"
            checked={rescans}
            onChange={({ target }) => setRescans(target.checked)}
            className="size-4 shrink-0 accent-accent"
          />
          {form.rescan}
        </label>
        <span className="flex items-center gap-2 max-sm:pl-7">
          <input
            type="number"
            name="rescanDays"
            aria-label={form.rescanDays}
            {...(fault ? { 'aria-invalid': true, 'aria-describedby': 'rescan-fault' } : {})}
            className="field w-20 tabular-nums"
            min={1}
            max={365}
            required={rescans}
            disabled={!rescans}
            defaultValue={settings.rescanDays ?? USUAL_DAYS}
          />
          {form.days}
        </span>
      </div>
      {fault ? (
        <p id="rescan-fault" className="text-sm text-danger">
          {fault}
        </p>
      ) : null}
    </fieldset>
  );
}
