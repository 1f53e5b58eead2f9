import { keptSentence } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/deletion-preview';
import { NamedList } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/named-list';
import type { Outcome } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/use-deletion';
import { FormProblem } from '@/components/form/form-problem';
import { ApiError } from '@/lib/api/client';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import { counted, fillIn, formatBytes } from '@/lib/language/format';

type Props = {
  outcome: Outcome;
  /** A failure of the API in the reader's language */
  explain: (error: unknown) => unknown;
  words: DeletionMessages;
  failed: string;
};

/** What went, and what did not and why. */
export function DeletionOutcome({ outcome, explain, words, failed }: Props) {
  const { tags, images, freedBytes, kept, notDone, problem, error } = outcome;
  const cause =
    problem === 'stopped' || problem === null ? error : new ApiError(503, problem.detail, { reason: problem.reason });
  const left = notDone.map(({ tag, digest, begun }) => {
    const name = tag ?? digest ?? '';
    return begun ? `${name} (${words.result.begun})` : name;
  });
  return (
    <div className="grid gap-3 text-sm">
      <FormProblem error={explain(cause)} failed={failed} />
      {problem === 'stopped' ? <p>{words.result.stopped}</p> : null}
      <ul role="status" className="grid gap-1">
        <li>{counted(words.result.gone, tags)}</li>
        {images > 0 ? (
          <li>
            {counted(words.result.images, images)} ({fillIn(words.preview.freed, { size: formatBytes(freedBytes) })})
          </li>
        ) : null}
      </ul>
      <NamedList title={words.result.notDone} names={left} more={words.preview.more} />
      <NamedList
        title={counted(words.preview.kept, kept.length)}
        names={kept.map((entry) => keptSentence(entry, words))}
        more={words.preview.more}
        isText
      />
    </div>
  );
}
