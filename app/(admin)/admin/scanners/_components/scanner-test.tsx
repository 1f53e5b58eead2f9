import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import { fillIn, formatInstant } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { ScannerTestView } from '@/lib/scans/scanners/schema';

type Props = { busy: boolean; result: ScannerTestView | undefined; words: ScannersMessages; language: Language };

function answerSentences(
  { scanner, version, databaseUpdatedAt }: ScannerTestView,
  { form }: ScannersMessages,
  language: Language,
) {
  const who = fillIn(version ? form.testVersion : form.testOk, { scanner: scanner ?? '', version: version ?? '' });
  const data = databaseUpdatedAt
    ? fillIn(form.testDatabase, { date: formatInstant(language, databaseUpdatedAt) })
    : form.testNoDatabase;
  return language === 'zh-CN' ? who + data : `${who} ${data}`;
}

/** How a scanner answered when it was asked with what the form says; announced when it comes. */
export function ScannerTest({ busy, result, words, language }: Props) {
  return (
    <div role="status" className="text-sm">
      {busy ? <p className="text-ink-soft">{words.form.testing}</p> : null}
      {!busy && result?.ok ? (
        <p className="flex items-start gap-2 rounded-md bg-ok-soft px-3 py-2 text-ok">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
          {answerSentences(result, words, language)}
        </p>
      ) : null}
      {!busy && result && !result.ok ? (
        <div className="flex items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <div className="min-w-0">
            <p>
              {words.form.testFailed} {words.reasons[result.reason ?? 'internal']}
            </p>
            <p className="mt-1 wrap-anywhere text-ink-soft">
              {words.detail}: <span lang="en">{result.problem}</span>
            </p>
          </div>
        </div>
      ) : null}
    </div>
  );
}
