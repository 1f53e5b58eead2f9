import { DeliveryResult } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/delivery-result';
import type { WebhookMessages } from '@/lib/language/en/webhooks';
import { fillIn, formatSecond } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { DeliveryTry } from '@/lib/webhooks/schema';

type Props = { tries: readonly DeliveryTry[]; language: Language; words: WebhookMessages };

/** Every attempt, the first one first. */
export function AttemptTable({ tries, language, words }: Props) {
  const { delivery: texts, history } = words;
  if (tries.length === 0) return <p className="text-ink-soft">{texts.noAttempts}</p>;
  return (
    <table className="w-full text-sm">
      <thead className="border-b border-line text-left text-ink-soft">
        <tr>
          <th className="py-2 pr-4 font-medium">{texts.attemptAt}</th>
          <th className="py-2 pr-4 font-medium">{texts.attemptResult}</th>
          <th className="py-2 text-right font-medium">{texts.attemptDuration}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {tries.map(({ at, status, problem, durationMs }) => (
          <tr key={at} className="align-baseline">
            <td className="py-2 pr-4">
              <time dateTime={at}>{formatSecond(language, at)}</time>
            </td>
            <td className="py-2 pr-4">
              <DeliveryResult status={status} problem={problem} words={history} />
            </td>
            <td className="py-2 text-right whitespace-nowrap tabular-nums">
              {fillIn(history.milliseconds, { count: durationMs })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
