'use client';

import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { useChange } from '@/components/form/use-change';
import { apiSend } from '@/lib/api/client';
import type { DomainMessages } from '@/lib/language/en/domains';
import { fillIn } from '@/lib/language/format';
import type { domainView } from '@/lib/publishers/domain-schema';

type Props = { namespace: string; domain: string; words: DomainMessages };

export function DomainActions({ namespace, domain, words }: Props) {
  const address = `/api/v1/publishers/${namespace}/domains/${encodeURIComponent(domain)}`;
  const check = useChange(() => apiSend<typeof domainView>('POST', `${address}/check`));
  const remove = useChange(() => apiSend('DELETE', address));
  return (
    <div className="grid gap-3">
      <FormProblem error={check.error} failed={words.failed} />
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" disabled={check.busy} onClick={() => check.run(undefined)}>
          {words.check}
          <span className="sr-only"> {domain}</span>
        </button>
        <ConfirmByName
          trigger={words.remove}
          title={fillIn(words.removeTitle, { domain })}
          words={{ typeName: '', cancel: words.cancel }}
          confirm={words.remove}
          busy={remove.busy}
          problem={<FormProblem error={remove.error} failed={words.failed} />}
          onConfirm={() => remove.run(undefined)}
        >
          <p>{words.removeText}</p>
        </ConfirmByName>
      </div>
    </div>
  );
}
