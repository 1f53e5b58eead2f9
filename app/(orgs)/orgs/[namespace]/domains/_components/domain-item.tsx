import { BadgeCheck, CircleDashed, Unlink } from 'lucide-react';
import type { ReactNode } from 'react';
import { DomainActions } from '@/app/(orgs)/orgs/[namespace]/domains/_components/domain-actions';
import { CodeLine } from '@/components/ui/code-line';
import { Time } from '@/components/ui/time';
import type { DomainMessages } from '@/lib/language/en/domains';
import type { Language } from '@/lib/names/language';
import type { DomainView } from '@/lib/publishers/domain-schema';

type Props = { namespace: string; domain: DomainView; language: Language; now: Date; words: DomainMessages };

const STATE = {
  pending: { icon: CircleDashed, colour: 'text-ink-soft' },
  verified: { icon: BadgeCheck, colour: 'text-ok' },
  lapsed: { icon: Unlink, colour: 'text-danger' },
} as const;

/** A text with `{when}` in it, where a time goes. */
function Around({ text, children }: { text: string; children: ReactNode }) {
  const [before, after] = text.split('{when}');
  return (
    <span>
      {before}
      {children}
      {after}
    </span>
  );
}

/** One claimed domain: where it stands, what the last check found, and what must be where. */
export function DomainItem({ namespace, domain, language, now, words }: Props) {
  const { icon: Icon, colour } = STATE[domain.state];
  const time = (date: string) => <Time date={date} language={language} now={now} />;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-3 border-b border-line pb-6 last:border-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-mono font-semibold wrap-anywhere">{domain.domain}</h3>
        <span className={`flex items-center gap-1 text-sm font-medium ${colour}`}>
          <Icon aria-hidden className="size-4" />
          {words.states[domain.state]}
          {domain.state === 'verified' && domain.verifiedAt ? (
            <Around text={` ${words.since}`}>{time(domain.verifiedAt)}</Around>
          ) : null}
        </span>
        <span className="text-sm text-ink-soft">
          {domain.checkedAt ? <Around text={words.checked}>{time(domain.checkedAt)}</Around> : words.neverChecked}
        </span>
      </div>
      {domain.problem ? (
        <p className="rounded-md border-l-4 border-warn bg-warn-soft px-4 py-2 text-sm text-warn">
          {words.problems[domain.problem]}
        </p>
      ) : null}
      {domain.state === 'verified' && !domain.problem ? null : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2 text-sm">
          <p>{domain.method === 'dns' ? words.dnsInstruction : words.fileInstruction}</p>
          <p className="font-medium">{domain.method === 'dns' ? words.name : words.address}</p>
          <CodeLine code={domain.place} label={words.copyName} copiedLabel={words.copied} />
          <p className="font-medium">{words.text}</p>
          <CodeLine code={domain.challenge} label={words.copyText} copiedLabel={words.copied} />
        </div>
      )}
      <DomainActions namespace={namespace} domain={domain.domain} words={words} />
    </li>
  );
}
