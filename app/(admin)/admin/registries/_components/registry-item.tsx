'use client';

import Link from 'next/link';
import { RegistryState } from '@/app/(admin)/admin/registries/_components/registry-state';
import { SyncButton } from '@/app/(admin)/admin/registries/_components/sync-button';
import { SyncProgress } from '@/app/(admin)/admin/registries/_components/sync-progress';
import { Time } from '@/components/ui/time';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import { counted, exactNumber, fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { RegistryView } from '@/lib/registry-sync/registry-view';

export type ItemProps = {
  registry: RegistryView;
  words: RegistriesMessages;
  language: Language;
  now: Date;
  onChanged: () => void;
};

/** A registry: how it is, how far its reconciliation is, and what was last wrong. */
export function RegistryItem({ linked, onChanged, ...props }: ItemProps & { linked: boolean }) {
  const { registry, words, language, now } = props;
  const { name, kind, address, host, repositories, waiting } = registry;
  return (
    <li className="grid gap-3 py-5 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {linked ? (
              <Link
                href={`/admin/registries/${name}`}
                prefetch={false}
                className="font-mono font-semibold text-accent hover:underline"
              >
                {name}
              </Link>
            ) : null}
            <span className="chip">{words.kinds[kind]}</span>
            <RegistryState state={registry.state} words={words.states} />
          </p>
          <p className="text-sm wrap-anywhere text-ink-soft">
            <span className="font-mono">{address}</span>
            {' · '}
            {fillIn(words.pulledAs, { host })}
          </p>
          <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft tabular-nums">
            <span>{counted(words.repositories, repositories, exactNumber(language, repositories))}</span>
            <span>
              {waiting.count === 0
                ? words.waiting.none
                : counted(words.waiting.some, waiting.count, exactNumber(language, waiting.count))}
              {waiting.oldest ? (
                <>
                  {language === 'zh-CN' ? '，' : ', '}
                  {words.waiting.oldest} <Time date={waiting.oldest} language={language} now={now} />
                </>
              ) : null}
            </span>
          </p>
        </div>
        <SyncButton registry={registry} words={words} onChanged={onChanged} />
      </div>
      <SyncProgress {...props} />
      <LastProblem {...props} />
    </li>
  );
}

function LastProblem({ registry, words, language, now }: Omit<ItemProps, 'onChanged'>) {
  const { state, problem, problemAt, problemReason } = registry;
  if (!problem || !problemAt) return null;
  const isNow = state !== 'ok' && state !== 'unknown';
  const reason = (words.reasons as Readonly<Record<string, string>>)[problemReason ?? ''] ?? words.unknownReason;
  return (
    <div
      className={`rounded-md border-l-4 px-3 py-2 text-sm ${isNow ? 'border-danger bg-danger-soft' : 'border-line-strong bg-surface-sunken text-ink-soft'}`}
    >
      <p>
        <span className="font-semibold">
          {isNow ? words.problemNow : words.problemThen} <Time date={problemAt} language={language} now={now} />
        </span>
        {language === 'zh-CN' ? '：' : ': '}
        {reason}
      </p>
      <p className="mt-0.5 wrap-anywhere text-ink-soft">
        {words.detail}
        {language === 'zh-CN' ? '：' : ': '}
        <span lang="en">{problem}</span>
      </p>
    </div>
  );
}
