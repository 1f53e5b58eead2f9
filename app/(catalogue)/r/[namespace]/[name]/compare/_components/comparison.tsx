import Link from 'next/link';
import { Difference } from '@/app/(catalogue)/r/[namespace]/[name]/compare/_components/difference';
import { SeverityCounts } from '@/components/scan/severity-counts';
import { SignInForScans } from '@/components/scan/sign-in-for-scans';
import { Notice } from '@/components/ui/notice';
import { Time } from '@/components/ui/time';
import { formatBytes } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import { shortDigest } from '@/lib/names/digest';
import type { Language } from '@/lib/names/language';
import { comparePath, tagPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { ComparisonView } from '@/lib/scans/compare/schema';

type Props = { name: RepositoryName; comparison: ComparisonView; messages: Messages; language: Language };

function sizeChange({ from, to }: ComparisonView, messages: Messages): string | null {
  const { compare: words } = messages.findings;
  if (from.size === null || to.size === null) return null;
  if (from.size === to.size) return words.same;
  const size = formatBytes(Math.abs(to.size - from.size));
  return to.size < from.size ? words.smaller(size) : words.larger(size);
}

function Side({ side, props }: { side: 'from' | 'to'; props: Props }) {
  const { name, comparison, messages, language } = props;
  const { compare: words } = messages.findings;
  const { tag, digest, platform, size } = comparison[side];
  const scan = comparison.scans?.[side];
  const change = side === 'to' ? sizeChange(comparison, messages) : null;
  return (
    <section
      aria-label={`${words[side]}: ${tag}`}
      className="grid content-start gap-2 rounded-lg border border-line bg-surface-raised p-4 sm:p-5"
    >
      <p className="text-sm text-ink-soft">{words[side]}</p>
      <h2 className="font-mono text-lg font-semibold wrap-anywhere">
        <Link prefetch={false} href={tagPath(name, tag)} className="hover:underline">
          {tag}
        </Link>
      </h2>
      <p className="font-mono text-sm text-ink-soft wrap-anywhere">
        {[shortDigest(digest), platform].filter(Boolean).join(' · ')}
      </p>
      <p className="text-sm tabular-nums">
        {words.size} {size === null ? words.sizeUnknown : formatBytes(size)}
        {change ? <span className="text-ink-soft"> ({change})</span> : null}
      </p>
      {scan ? (
        <>
          <SeverityCounts counts={scan.summary} words={messages.scans} hasBar />
          <p className="text-sm text-ink-soft">
            {scan.report.scanner} · <Time date={scan.report.scannedAt} language={language} />
          </p>
        </>
      ) : null}
    </section>
  );
}

function Scans({ props }: { props: Props }) {
  const { name, comparison, messages } = props;
  const { from, to, scans } = comparison;
  const { compare: words } = messages.findings;
  if (scans === null)
    return (
      <section aria-label={words.signedOut}>
        <SignInForScans next={comparePath(name, from.tag, to.tag, from.platform)} words={messages.scans.signIn} />
      </section>
    );
  if (from.digest === to.digest)
    return (
      <Notice tone="info">
        <p>{words.sameImage}</p>
      </Notice>
    );
  const missing = [from, to].find((_, index) => (index === 0 ? scans.from : scans.to) === null);
  if (missing || !scans.difference)
    return (
      <Notice tone="info">
        <p className="wrap-anywhere">{words.notScanned(missing?.tag ?? to.tag)}</p>
      </Notice>
    );
  return (
    <>
      {scans.from?.report.scanner === scans.to?.report.scanner ? null : (
        <Notice tone="warn">
          <p>{words.otherScanner}</p>
        </Notice>
      )}
      {scans.difference.onlyFound ? (
        <Notice tone="warn">
          <p>{words.onlyFound}</p>
        </Notice>
      ) : null}
      <Difference difference={scans.difference} messages={messages} />
    </>
  );
}

/** Two images side by side, and below what differs. */
export function Comparison(props: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2">
        <Side side="from" props={props} />
        <Side side="to" props={props} />
      </div>
      <Scans props={props} />
    </div>
  );
}
