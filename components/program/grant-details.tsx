import Link from 'next/link';
import type { CommonMessages } from '@/lib/language/en/common';
import { formatDate } from '@/lib/language/format';
import { foreignLanguage } from '@/lib/language/text-language';
import type { Language } from '@/lib/names/language';
import { programPath } from '@/lib/names/paths';
import { slugOfProgram, tierOfProgram } from '@/lib/names/trust';
import type { EvidenceItem, GrantView } from '@/lib/programs/schema';

type Props = { grant: GrantView; messages: { common: CommonMessages }; language: Language };

/** One grant in full: what it means, what was checked, since when, until when, by whom, and what became of it. */
export function GrantDetails({ grant, messages, language }: Props) {
  const words = messages.common.evidence;
  const slug = slugOfProgram(grant.program);
  return (
    <div className="grid gap-3 text-sm">
      <div>
        <p>{words.meanings[tierOfProgram(grant.program)]}</p>
        <p className="text-ink-soft">{grant.subject === 'repository' ? words.ofRepository : words.ofPublisher}</p>
      </div>
      {grant.sample ? <p className="rounded bg-warn-soft px-2 py-1 text-warn">{words.sample}</p> : null}
      <div>
        <p className="font-semibold">{words.checked}</p>
        {grant.evidence.length > 0 ? (
          <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
            {grant.evidence.map((item) => (
              <Evidence key={`${item.label} ${item.value}`} item={item} language={language} />
            ))}
          </dl>
        ) : (
          <p className="text-ink-soft">{words.nothingChecked}</p>
        )}
      </div>
      <dl className="grid gap-x-4 gap-y-1 border-t border-line pt-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <Row term={words.since}>{formatDate(language, grant.grantedAt)}</Row>
        <Row term={words.until}>{grant.validUntil ? formatDate(language, grant.validUntil) : words.noEnd}</Row>
        {grant.withdrawnAt ? <Row term={words.withdrawn}>{formatDate(language, grant.withdrawnAt)}</Row> : null}
        <Row term={words.by}>{grant.grantedBy}</Row>
      </dl>
      {grant.history.length > 1 ? (
        <div className="border-t border-line pt-3">
          <p className="font-semibold">{words.history}</p>
          <ol className="mt-1 grid gap-1">
            {grant.history.map((event) => (
              <li key={`${event.kind} ${event.at}`}>
                {formatDate(language, event.at)} · {words.events[event.kind]} · {event.by}
                {event.reason ? (
                  <span className="block text-ink-soft" lang={foreignLanguage(event.reason, language)}>
                    {event.reason}
                  </span>
                ) : null}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {slug ? (
        <p className="border-t border-line pt-3">
          <Link href={programPath(slug)} prefetch={false} className="text-link">
            {words.about}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Evidence({ item, language }: { item: EvidenceItem; language: Language }) {
  const value = (
    <span
      className={/^(sha256:)?[0-9a-f]{40,}$|\//.test(item.value) ? 'font-mono text-xs' : undefined}
      lang={foreignLanguage(item.value, language)}
    >
      {item.value}
    </span>
  );
  return (
    <Row term={(language === 'zh-CN' && item.labelZh) || item.label}>
      {item.url ? (
        <a href={item.url} rel="nofollow noopener noreferrer" className="text-link">
          {value}
        </a>
      ) : (
        value
      )}
    </Row>
  );
}

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="mb-1 wrap-anywhere sm:mb-0">{children}</dd>
    </div>
  );
}
