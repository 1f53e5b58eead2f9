import { Time } from '@/components/ui/time';
import type { ScannersMessages } from '@/lib/language/en/scanners';
import type { Language } from '@/lib/names/language';

const MINUTE = 60_000;
type Props = { at: string; words: ScannersMessages; language: Language; now: Date };

/** When a scan that failed is tried again. */
export function RetryTime({ at, words: { request }, language, now }: Props) {
  if (Date.parse(at) - now.getTime() < MINUTE) return request.retrySoon;
  return (
    <>
      {request.retry}
      {language === 'zh-CN' ? '' : ' '}
      <Time date={at} language={language} now={now} />
    </>
  );
}
