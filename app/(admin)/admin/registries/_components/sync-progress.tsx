import Link from 'next/link';
import type { ItemProps } from '@/app/(admin)/admin/registries/_components/registry-item';
import { Time } from '@/components/ui/time';
import { counted, exactNumber, fillIn } from '@/lib/language/format';

/** How far a registry's reconciliation is, or when it was last finished. */
export function SyncProgress({ registry, words, language, now }: Omit<ItemProps, 'onChanged'>) {
  const { running, underWay, wantedAt, done, total, problems, finishedAt } = registry.sync;
  const figures = { done: exactNumber(language, done), total: exactNumber(language, total) };
  const left = problems > 0 ? counted(words.sync.left, problems, exactNumber(language, problems)) : null;
  return (
    <div className="grid gap-1.5 text-sm text-ink-soft tabular-nums">
      {running ? (
        <>
          <p>{fillIn(words.sync.begun, figures)}</p>
          <progress
            className="h-2 w-full max-w-md appearance-none overflow-hidden rounded-full border-0 bg-surface-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-surface-sunken [&::-webkit-progress-value]:bg-accent"
            aria-label={fillIn(words.sync.progressOf, { name: registry.name })}
            max={Math.max(total, 1)}
            value={done}
          />
        </>
      ) : null}
      {!running && wantedAt ? <p>{words.sync.wanted}</p> : null}
      {!running && !wantedAt && underWay ? <p>{fillIn(words.sync.interrupted, figures)}</p> : null}
      {running ? null : (
        <p>
          {finishedAt ? (
            <>
              {words.sync.finished} <Time date={finishedAt} language={language} now={now} />
            </>
          ) : (
            words.sync.never
          )}
          {left ? (
            <>
              {language === 'zh-CN' ? '，' : ', '}
              <Link href={`/admin/registries/${registry.name}#recent`} prefetch={false} className="text-link">
                {left}
              </Link>
            </>
          ) : null}
        </p>
      )}
    </div>
  );
}
