'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import { counted, fillIn } from '@/lib/language/format';
import type { ConnectionTestView } from '@/lib/registry-sync/schema';

type Props = { busy: boolean; result: ConnectionTestView | undefined; words: RegistriesMessages };

function listSentence({ repositories, more }: ConnectionTestView, { test }: RegistriesMessages): string {
  if (repositories === null) return test.noList;
  return more ? fillIn(test.more, { count: repositories }) : counted(test.repositories, repositories);
}

/** How a registry answered when it was asked with what the form says; announced when it comes. */
export function ConnectionTest({ busy, result, words }: Props) {
  const { test, reasons, unknownReason, detail } = words;
  return (
    <div role="status" className="text-sm">
      {busy ? <p className="text-ink-soft">{test.running}</p> : null}
      {!busy && result?.ok ? (
        <p className="flex items-start gap-2 rounded-md bg-ok-soft px-3 py-2 text-ok">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            {test.ok} {listSentence(result, words)}
          </span>
        </p>
      ) : null}
      {!busy && result && !result.ok ? (
        <div className="flex items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <div className="min-w-0">
            <p>
              {test.failed} {(reasons as Readonly<Record<string, string>>)[result.reason ?? ''] ?? unknownReason}
            </p>
            <p className="mt-1 text-ink-soft wrap-anywhere">
              {detail}: <span lang="en">{result.problem}</span>
            </p>
          </div>
        </div>
      ) : null}
    </div>
  );
}
