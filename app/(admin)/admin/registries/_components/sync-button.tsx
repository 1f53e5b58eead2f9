'use client';

import { RefreshCw } from 'lucide-react';
import { useRegistryChange } from '@/app/(admin)/admin/registries/_components/use-registry-change';
import { FormProblem } from '@/components/form/form-problem';
import { apiSend } from '@/lib/api/client';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import { fillIn } from '@/lib/language/format';
import type { RegistryView } from '@/lib/registry-sync/registry-view';

type Props = { registry: RegistryView; words: RegistriesMessages; onChanged: () => void };

/** Asks for a reconciliation; not while one runs or is asked for. */
export function SyncButton({ registry: { name, sync }, words, onChanged }: Props) {
  const { run, busy, error } = useRegistryChange(
    words,
    () => apiSend('POST', `/api/v1/registries/${name}/sync`, {}),
    onChanged,
  );
  return (
    <div className="grid gap-2">
      <button
        type="button"
        className="button disabled:opacity-60"
        aria-label={fillIn(words.sync.nowOf, { name })}
        disabled={busy || sync.running || sync.wantedAt !== null}
        onClick={() => run(undefined)}
      >
        <RefreshCw aria-hidden className="size-4" />
        {words.sync.now}
      </button>
      <FormProblem error={error} failed={words.problems.failed ?? ''} />
    </div>
  );
}
