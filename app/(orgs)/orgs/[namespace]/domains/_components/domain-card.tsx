'use client';

import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { useChange } from '@/components/form/use-change';
import { explainProblem, type ProblemWords } from '@/components/organisation/explain-problem';
import { CodeLine } from '@/components/ui/code-line';
import { apiSend } from '@/lib/api/client';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { fillIn, formatDate, relativeTime } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { DomainView, domainView } from '@/lib/publishers/domain-schema';

type Props = {
  namespace: string;
  domain: DomainView;
  words: OrganisationMessages;
  copiedLabel: string;
  problemWords: ProblemWords;
  language: Language;
  /** The server's, so that both sides say the same. */
  now: string;
};

const STATES = {
  pending: { Icon: CircleDashed, colour: 'text-warn' },
  verified: { Icon: CircleCheck, colour: 'text-ok' },
  lapsed: { Icon: TriangleAlert, colour: 'text-danger' },
} as const;

/** A domain with what its owner has to set up, what the last check found, and the next one. */
export function DomainCard({ namespace, domain, words, copiedLabel, problemWords, language, now }: Props) {
  const path = `/api/v1/publishers/${namespace}/domains/${domain.id}`;
  const check = useChange(() => apiSend<typeof domainView>('POST', `${path}/check`));
  const removal = useChange(() => apiSend('DELETE', path));
  const texts = words.domains;
  const { Icon, colour } = STATES[domain.state];
  const since =
    domain.state === 'verified' && domain.verifiedAt
      ? ` ${fillIn(texts.since, { date: formatDate(language, domain.verifiedAt) })}`
      : '';
  const time = (date: string) => relativeTime(language, date, new Date(now));
  const problemOf = (error: unknown) => (
    <FormProblem error={explainProblem(error, problemWords)} failed={texts.failed} />
  );
  return (
    <article className="grid gap-4 rounded-lg border border-line p-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-mono font-semibold wrap-anywhere">{domain.domain}</h3>
        <p className={`inline-flex items-center gap-1.5 text-sm font-medium ${colour}`}>
          <Icon aria-hidden="true" className="size-4" />
          {texts.states[domain.state]}
          {since}
        </p>
      </header>
      <details open={domain.state !== 'verified'} className="text-sm">
        <summary className="py-1 font-medium">{texts.methods[domain.method]}</summary>
        <div className="mt-2 grid gap-2">
          <p>{domain.method === 'dns' ? texts.dnsSteps : texts.fileSteps}</p>
          <CodeLine code={domain.place} label={words.copy} copiedLabel={copiedLabel} />
          <p>{domain.method === 'dns' ? texts.content : texts.contentFile}</p>
          <CodeLine code={domain.challenge} label={words.copy} copiedLabel={copiedLabel} />
          <p className="text-ink-soft">{texts.keep}</p>
        </div>
      </details>
      <div role="status" className="grid gap-1 text-sm">
        {domain.problem ? <p className="text-danger">{texts.problems[domain.problem]}</p> : null}
        <p className="text-ink-soft">
          {domain.checkedAt ? fillIn(texts.checked, { time: time(domain.checkedAt) }) : texts.checkedNever}
          {' · '}
          {domain.nextCheckAt <= now ? texts.nextSoon : fillIn(texts.next, { time: time(domain.nextCheckAt) })}
        </p>
      </div>
      {problemOf(check.error)}
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button"
          aria-label={fillIn(texts.checkOf, { domain: domain.domain })}
          disabled={check.busy}
          onClick={() => check.run(undefined)}
        >
          {check.busy ? texts.checking : texts.check}
        </button>
        <ConfirmByName
          trigger={texts.remove}
          title={fillIn(texts.removeTitle, { domain: domain.domain })}
          words={words}
          confirm={texts.remove}
          busy={removal.busy}
          problem={problemOf(removal.error)}
          onConfirm={() => removal.run(undefined)}
        >
          <p>{texts.removeText}</p>
        </ConfirmByName>
      </div>
    </article>
  );
}
