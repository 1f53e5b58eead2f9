import { formatInstant, relativeTime } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';

/** How long ago, with the exact time on hover. A client component must hand down the server's `now`. */
export function Time({ date, language, now = new Date() }: { date: string; language: Language; now?: Date }) {
  return (
    <time dateTime={date} title={formatInstant(language, date)}>
      {relativeTime(language, date, now)}
    </time>
  );
}
