import { EyeOff } from 'lucide-react';
import { MoreInApi } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/more-in-api';
import type { ConfigView } from '@/lib/images/schema';
import { shortened } from '@/lib/images/shown-text';
import type { ImagesMessages } from '@/lib/language/en/images';

const MOST = 40;
const LONGEST_NAME = 120;

/** Names and values of environment or labels; what is hidden says so. The hidden value never came this far. */
export function EnvironmentTable({
  entries,
  apiHref,
  words,
}: {
  entries: ConfigView['environment'];
  apiHref: string;
  words: ImagesMessages['configuration'];
}) {
  if (entries.length === 0) return <span className="text-ink-soft">{words.none}</span>;
  const shown = entries.slice(0, MOST);
  return (
    <>
      <dl className="grid gap-y-2 sm:gap-y-0.5">
        {shown.map(({ name, value, masked }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: an image may set the same name twice, and the list never moves
            key={`${index} ${name}`}
            className="grid gap-x-4 sm:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]"
          >
            <dt className="font-mono text-[0.8125rem] wrap-anywhere text-ink-soft">{shortened(name, LONGEST_NAME)}</dt>
            <dd className="font-mono text-[0.8125rem] wrap-anywhere whitespace-pre-wrap">
              {value === null ? null : shortened(value)}
              {masked ? (
                <span
                  className={`inline-flex items-center gap-1 align-text-bottom font-sans text-xs text-ink-soft ${value === null ? '' : 'ml-2'}`}
                >
                  <EyeOff aria-hidden="true" className="size-3.5" />
                  {words.hidden}
                </span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      {shown.some(({ masked }) => masked) ? <p className="mt-2 text-ink-soft">{words.hiddenNote}</p> : null}
      <MoreInApi count={entries.length - MOST} href={apiHref} words={words} />
    </>
  );
}
