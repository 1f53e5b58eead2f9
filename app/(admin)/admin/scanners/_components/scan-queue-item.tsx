import Link from 'next/link';
import { RetryTime } from '@/components/scan/retry-time';
import { Time } from '@/components/ui/time';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import { fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { digestPath, repositoryPath } from '@/lib/names/paths';
import { OWN_SCANNER, type ScanQueueView } from '@/lib/scans/scanners/schema';

const SHOWN_DIGEST = 19;
type Props = {
  request: ScanQueueView['requests'][number];
  words: ScannersMessages;
  language: Language;
  now: Date;
};

/** A scan: of what, how far it is, and what went wrong. */
export function ScanQueueItem({ request, words, language, now }: Props) {
  const { repository, digest, state, step, reason, problem, requestedBy, nextAttemptAt, attempts } = request;
  return (
    <li className="grid gap-1 py-3 text-sm first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link
          href={repositoryPath(repository)}
          prefetch={false}
          className="font-semibold wrap-anywhere text-accent hover:underline"
        >
          {repository.namespace}/{repository.name}
        </Link>
        <Link
          href={digestPath(digest)}
          prefetch={false}
          className="font-mono text-ink-soft hover:underline"
          title={digest}
        >
          {digest.slice(0, SHOWN_DIGEST)}
        </Link>
        <span className="chip">{words.queue.states[state]}</span>
      </p>
      <p className="flex flex-wrap gap-x-3 text-ink-soft">
        {step ? <span>{words.steps[step]}</span> : null}
        <span>
          {requestedBy === OWN_SCANNER ? words.queue.byItself : fillIn(words.queue.by, { name: requestedBy })}
          {language === 'zh-CN' ? '，' : ', '}
          <Time date={request.requestedAt} language={language} now={now} />
        </span>
        {attempts > 1 ? <span>{fillIn(words.request.attempt, { count: attempts })}</span> : null}
        {nextAttemptAt ? (
          <span>
            <RetryTime at={nextAttemptAt} words={words} language={language} now={now} />
          </span>
        ) : null}
      </p>
      {reason && problem ? (
        <p className="wrap-anywhere">
          <span className={state === 'failed' ? 'text-danger' : 'text-warn'}>{words.reasons[reason]}</span>{' '}
          <span lang="en" className="text-ink-soft">
            {problem}
          </span>
        </p>
      ) : null}
    </li>
  );
}
