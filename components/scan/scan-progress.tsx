import { LoaderCircle, TriangleAlert } from 'lucide-react';
import { RetryTime } from '@/components/scan/retry-time';
import { Time } from '@/components/ui/time';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import { counted, exactNumber, fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { ScanRequestView } from '@/lib/scans/scanners/schema';

type Props = { request: ScanRequestView | null; words: ScannersMessages; language: Language; now: Date };

/** How far a scan is, in a sentence that is announced when it changes; nothing when the last one went well. */
export function ScanProgress({ request, words, language, now }: Props) {
  return (
    <div role="status" className="text-sm empty:hidden">
      {request?.state === 'waiting' ? <Waiting request={request} words={words} language={language} now={now} /> : null}
      {request?.state === 'running' ? (
        <p className="flex items-center gap-2 text-ink-soft">
          <LoaderCircle aria-hidden className="size-4 shrink-0 motion-safe:animate-spin" />
          <span>
            {request.step ? words.steps[request.step] : words.request.running}
            {request.startedAt ? (
              <>
                {' '}
                {words.request.since} <Time date={request.startedAt} language={language} now={now} />
              </>
            ) : null}
          </span>
        </p>
      ) : null}
      {request?.state === 'failed' && request.reason ? (
        <Failed request={request} words={words} language={language} now={now} />
      ) : null}
    </div>
  );
}

function Waiting({ request, words, language, now }: Props & { request: ScanRequestView }) {
  const { ahead, nextAttemptAt, reason } = request;
  if (nextAttemptAt && reason)
    return (
      <>
        <Failed request={request} words={words} language={language} now={now} />
        <p className="mt-1 text-ink-soft">
          <RetryTime at={nextAttemptAt} words={words} language={language} now={now} />
        </p>
      </>
    );
  const place =
    ahead === null || ahead === 0
      ? words.request.next
      : counted(words.request.ahead, ahead, exactNumber(language, ahead));
  return (
    <p className="text-ink-soft">
      {words.request.waiting}
      {language === 'zh-CN' ? '' : ' '}
      {place}
    </p>
  );
}

function Failed({ request, words, language, now }: Props & { request: ScanRequestView }) {
  const { reason, problem, endedAt, attempts } = request;
  return (
    <div className="flex items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-left text-warn">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p>
          <span className="font-semibold">
            {words.request.failed}
            {endedAt ? (
              <>
                {' '}
                <Time date={endedAt} language={language} now={now} />
              </>
            ) : null}
          </span>
          {language === 'zh-CN' ? '：' : ': '}
          {words.reasons[reason ?? 'internal']}
          {attempts > 1 ? ` ${fillIn(words.request.attempt, { count: attempts })}` : ''}
        </p>
        {problem ? (
          <p className="mt-1 wrap-anywhere text-ink-soft">
            {words.detail}
            {language === 'zh-CN' ? '：' : ': '}
            <span lang="en">{problem}</span>
          </p>
        ) : null}
      </div>
    </div>
  );
}
