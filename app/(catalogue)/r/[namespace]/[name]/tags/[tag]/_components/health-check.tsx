import type { ConfigView } from '@/lib/images/schema';
import { shortened, wordList } from '@/lib/images/shown-text';
import type { ImagesMessages } from '@/lib/language/en/images';
import { counted } from '@/lib/language/format';

/** The command that says whether a container is well, and how often it is asked. */
export function HealthCheck({
  check,
  words,
}: {
  check: ConfigView['healthCheck'];
  words: ImagesMessages['configuration'];
}) {
  if (!check) return <span className="text-ink-soft">{words.none}</span>;
  const [kind = '', ...command] = check.test;
  if (kind === 'NONE') return <span className="text-ink-soft">{words.healthNone}</span>;
  const text = kind === 'CMD-SHELL' ? command.join(' ') : wordList(kind === 'CMD' ? command : check.test);
  const timing = [
    check.intervalSeconds !== null && words.every(check.intervalSeconds),
    check.timeoutSeconds !== null && words.timeout(check.timeoutSeconds),
    check.startPeriodSeconds !== null && words.startPeriod(check.startPeriodSeconds),
    check.retries !== null && counted(words.retries, check.retries),
  ].filter((part) => part !== false);
  return (
    <>
      <code className="font-mono text-[0.8125rem] wrap-anywhere whitespace-pre-wrap">{shortened(text ?? '')}</code>
      {timing.length > 0 ? <span className="block text-ink-soft">{timing.join(words.separator)}</span> : null}
    </>
  );
}
