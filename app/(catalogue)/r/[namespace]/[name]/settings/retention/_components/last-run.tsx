import { Notice } from '@/components/ui/notice';
import { Time } from '@/components/ui/time';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import { fillIn, formatBytes } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { RetentionView } from '@/lib/retention/schema';

type Props = { policy: RetentionView; language: Language; words: DeletionMessages['retention'] };

/** Whether the rules are on, and what came of them last. */
export function LastRun({ policy, language, words }: Props) {
  const { enabled, lastRunAt, lastResult, lastProblem, changedAt, changedBy } = policy;
  const isNothing = lastResult !== null && lastResult.tags + lastResult.images === 0;
  return (
    <div className="grid gap-2 text-sm">
      <p>
        {enabled ? words.isOn : words.isOff}{' '}
        {changedAt && changedBy ? (
          <span className="text-ink-soft">
            {fillIn(words.changed, { name: changedBy })}, <Time date={changedAt} language={language} />
          </span>
        ) : null}
      </p>
      {lastRunAt ? (
        <p>
          {words.ran} <Time date={lastRunAt} language={language} />.{' '}
          {lastResult && !isNothing
            ? fillIn(words.took, {
                tags: lastResult.tags,
                images: lastResult.images,
                size: formatBytes(lastResult.bytes),
              })
            : null}
          {isNothing && lastProblem === null ? words.tookNothing : null}
        </p>
      ) : (
        <p>{words.neverRan}</p>
      )}
      {lastProblem ? (
        <Notice tone="warn">
          <p>{fillIn(words.problem, { reason: lastProblem })}</p>
        </Notice>
      ) : null}
      <p className="text-ink-soft">{words.audit}</p>
    </div>
  );
}
