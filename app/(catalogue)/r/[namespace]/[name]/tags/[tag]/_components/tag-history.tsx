import { Trash2 } from 'lucide-react';
import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import { DigestLink } from '@/components/image/digest-link';
import { Pagination } from '@/components/ui/pagination';
import { Time } from '@/components/ui/time';
import { HISTORY_PAGE_SIZE, type HistoryEntry, type TagDetails } from '@/lib/images/schema';
import { formatInstant } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import { OWN_SUBJECT } from '@/lib/names/own-subject';

const SHOWN = 8;
/** Folding away fewer than this would save nobody a scroll. */
const FEWEST_FOLDED = 3;

type Props = {
  details: TagDetails;
  /** From 1 */
  page: number;
  path: string;
  messages: Messages;
  language: Language;
};

function When({ entry, messages, language }: { entry: HistoryEntry } & Pick<Props, 'messages' | 'language'>) {
  const words = messages.images.history;
  const instant = (iso: string) => formatInstant(language, iso);
  if (entry.until !== null)
    return (entry.digest === null ? words.deletedRange : words.range)(instant(entry.from), instant(entry.until));
  if (entry.digest === null) return <Time date={entry.from} language={language} />;
  return (
    <>
      <strong className="font-medium text-ink">{words.now}</strong>, {words.since}{' '}
      <Time date={entry.from} language={language} />
    </>
  );
}

function Entry({
  entry,
  isAgain,
  ...props
}: { entry: HistoryEntry; isAgain: boolean } & Pick<Props, 'messages' | 'language'>) {
  const { history: words, facts } = props.messages.images;
  const isNow = entry.until === null && entry.digest !== null;
  const by = entry.digest === null ? words.deletedBy : words.pushedBy;
  const who = entry.by === OWN_SUBJECT ? words.putBack : entry.by ? by(entry.by) : entry.noticed ? words.noticed : null;
  return (
    <li className="relative border-l-2 border-line pb-4 pl-5 last:pb-0">
      <span
        aria-hidden="true"
        className={`absolute top-2 -left-[0.4375rem] size-3 rounded-full border-2 ${isNow ? 'border-accent bg-accent' : 'border-line-strong bg-surface'}`}
      />
      {entry.digest === null ? (
        <span className="inline-flex items-center gap-1.5 py-0.5 text-sm font-medium">
          <Trash2 aria-hidden="true" className="size-4 text-ink-soft" />
          {words.deleted}
        </span>
      ) : (
        <DigestLink digest={entry.digest} words={facts} />
      )}
      <p className="text-sm text-ink-soft">
        <When entry={entry} {...props} />
        {who ? ` · ${who}` : null}
        {isAgain ? ` · ${words.again}` : null}
      </p>
    </li>
  );
}

/** What the tag was on, newest first, deletions too; whatever it is called today, each digest leads to what is known of it. */
export function TagHistory({ details: { history, historyCount }, page, path, messages, language }: Props) {
  const words = messages.images.history;
  const isLong = history.length >= SHOWN + FEWEST_FOLDED && page === 1;
  const items = history.map((entry, index) => (
    <Entry
      key={`${entry.from} ${entry.digest}`}
      entry={entry}
      isAgain={entry.digest !== null && entry.digest === history[index + 1]?.digest}
      messages={messages}
      language={language}
    />
  ));
  return (
    <Section id="history" title={words.heading}>
      {items.length === 0 ? <p className="text-ink-soft">{words.none}</p> : null}
      <ol className="pl-1.5">{isLong ? items.slice(0, SHOWN) : items}</ol>
      {isLong ? (
        <details className="disclosure mt-4 text-sm">
          <summary>{words.more(items.length - SHOWN)}</summary>
          <ol className="mt-3 pl-1.5">{items.slice(SHOWN)}</ol>
        </details>
      ) : null}
      <Pagination
        page={page}
        pageCount={Math.ceil(historyCount / HISTORY_PAGE_SIZE)}
        hrefOf={(target) => `${path}?history=${target}#history`}
        words={messages.common.pagination}
      />
    </Section>
  );
}
