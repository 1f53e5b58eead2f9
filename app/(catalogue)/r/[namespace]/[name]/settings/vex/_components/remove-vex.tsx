'use client';

import {
  useVexChange,
  type VexWords,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/vex/_components/use-vex-change';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { apiSend } from '@/lib/api/client';
import { fillIn } from '@/lib/language/format';

/** Takes a document back, after a question: it can be uploaded again. */
export function RemoveVex({ path, name, words }: { path: string; name: string; words: VexWords }) {
  const { run, busy, error } = useVexChange(words, () => apiSend('DELETE', path));
  return (
    <ConfirmByName
      trigger={words.remove}
      triggerLabel={fillIn(words.removeLabel, { name })}
      title={fillIn(words.removeQuestion, { name })}
      words={words}
      confirm={words.remove}
      busy={busy}
      problem={<FormProblem error={error} failed={words.failed} />}
      onConfirm={() => run(undefined)}
    >
      <p>{words.removeLead}</p>
    </ConfirmByName>
  );
}
