'use client';

import { FormProblem } from '@/components/form/form-problem';
import { useAccountChange } from '@/components/form/use-account-change';
import { apiSend } from '@/lib/api/client';
import type { AccountMessages } from '@/lib/language/en/account';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

const SECURITY = '/settings/security';

/** One more way in to one's own account, only after somebody said so here. */
export function LinkMine({ words, problems }: { words: AccountMessages['link']; problems: AccountProblemWords }) {
  const { run, busy, error } = useAccountChange(problems, async () => {
    await apiSend('POST', '/api/v1/account/identities');
    window.location.assign(SECURITY);
  });
  return (
    <div className="grid gap-4">
      <FormProblem error={error} failed={problems.other.failed} />
      <p className="flex flex-wrap gap-2">
        <button
          type="button"
          disabled={busy}
          className="button button-primary disabled:opacity-70"
          onClick={() => run(undefined)}
        >
          {words.mineSubmit}
        </button>
        <a href={SECURITY} className="button">
          {words.cancel}
        </a>
      </p>
    </div>
  );
}
