import type { WebhookMessages } from '@/lib/language/en/webhooks';
import { fillIn } from '@/lib/language/format';
import type { DeliveryProblem } from '@/lib/webhooks/schema';

type Props = { status: number | null; problem: DeliveryProblem | null; words: WebhookMessages['history'] };

/** What came of an attempt: the status that was answered, else why there was none. */
export function DeliveryResult({ status, problem, words }: Props) {
  const texts = [
    ...(status === null ? [] : [fillIn(words.status, { status })]),
    ...(problem === null || problem === 'status' ? [] : [words.problems[problem]]),
  ];
  return texts.join(' · ');
}
