import { Fact } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/fact';
import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import type { ReportProps } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import { DigestLink } from '@/components/image/digest-link';
import { ScanExports } from '@/components/scan/scan-exports';
import { SEVERITY_CHIP } from '@/components/scan/severity-colours';
import { SeverityBar } from '@/components/scan/severity-counts';
import { Notice } from '@/components/ui/notice';
import { Time } from '@/components/ui/time';
import { counted, exactNumber } from '@/lib/language/format';
import { isOld } from '@/lib/scans/freshness';
import { OWN_SCANNER } from '@/lib/scans/scanners/schema';
import { SEVERITIES } from '@/lib/scans/severity';

/** A moment; in amber, and in words, when it is older than 30 days. */
function Age({ at, props: { loadedScan, now } }: { at: string | null; props: ReportProps }) {
  const { messages, viewer } = loadedScan.tag.loaded;
  const words = messages.scans;
  if (at === null) return <span className="text-ink-soft">{words.notReported}</span>;
  const old = isOld(at, now);
  return (
    <span className={old ? 'text-warn' : ''}>
      <Time date={at} language={viewer.language} now={now} />
      {old ? ` · ${words.summary.old}` : null}
    </span>
  );
}

function Notices({ report: { scan }, loadedScan, now }: ReportProps) {
  const words = loadedScan.tag.loaded.messages.scans.summary;
  const { namesOther, scannedAt, databaseUpdatedAt } = scan.report;
  return (
    <>
      {namesOther ? (
        <Notice tone="warn" title={words.otherTitle}>
          <p className="wrap-anywhere">{words.other(namesOther)}</p>
        </Notice>
      ) : null}
      {isOld(scannedAt, now) ? (
        <Notice tone="warn">{words.oldScan}</Notice>
      ) : isOld(databaseUpdatedAt, now) ? (
        <Notice tone="warn">{words.oldDatabase}</Notice>
      ) : null}
    </>
  );
}

function Counts({ report: { scan }, loadedScan }: ReportProps) {
  const { messages, viewer } = loadedScan.tag.loaded;
  const words = messages.scans;
  const { summary, report } = scan;
  const number = (value: number) => exactNumber(viewer.language, value);
  const figures = [
    counted(words.summary.findings, report.findings, number(report.findings)),
    counted(words.summary.unique, summary.unique, number(summary.unique)),
    counted(words.summary.fixable, summary.fixable, number(summary.fixable)),
    counted(words.summary.components, report.components, number(report.components)),
  ];
  return (
    <div className="min-w-0">
      <h3 className="sr-only">{words.summary.counts}</h3>
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-5">
        {SEVERITIES.map((severity) => (
          <li
            key={severity}
            className={`rounded-lg px-3 py-2.5 ${summary[severity] > 0 ? SEVERITY_CHIP[severity] : 'bg-surface-sunken text-ink-soft'}`}
          >
            <span className="block text-2xl leading-8 font-semibold tabular-nums">{number(summary[severity])}</span>
            <span className="flex items-center gap-1.5 text-sm">
              <span aria-hidden="true" className="font-bold">
                {words.letters[severity]}
              </span>
              {words.severities[severity]}
            </span>
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <SeverityBar counts={summary} />
      </div>
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm tabular-nums">
        {figures.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
      {summary.notAffected > 0 ? (
        <p className="mt-1 text-sm text-ink-soft tabular-nums">
          {counted(words.summary.notAffected, summary.notAffected, number(summary.notAffected))}
        </p>
      ) : null}
    </div>
  );
}

/** How bad it is, who says so, and how much that is worth today. */
export function ScanSummary(props: ReportProps) {
  const { loaded } = props.loadedScan.tag;
  const { messages } = loaded;
  const { summary: words, notReported } = messages.scans;
  const { report } = props.report.scan;
  return (
    <Section id="summary" title={words.heading}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Notices {...props} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <Counts {...props} />
            <ScanExports repository={loaded.name} reportId={report.id} words={messages.findings.exports} />
          </div>
          <dl className="rounded-lg border border-line bg-surface-raised p-4">
            <Fact term={words.scanner}>
              {report.scanner} {report.scannerVersion ?? <span className="text-ink-soft">({notReported})</span>}
            </Fact>
            <Fact term={words.scanned}>
              <Age at={report.scannedAt} props={props} />
            </Fact>
            <Fact term={words.database}>
              <Age at={report.databaseUpdatedAt} props={props} />
            </Fact>
            <Fact term={words.system}>
              {report.operatingSystem ?? <span className="text-ink-soft">{notReported}</span>}
            </Fact>
            <Fact term={words.digest}>
              <DigestLink digest={report.digest} words={messages.images.facts} />
            </Fact>
            <Fact term={words.by}>
              {report.uploadedBy === OWN_SCANNER ? messages.scanners.request.bySite : report.uploadedBy}
            </Fact>
            {report.suppressed > 0 ? (
              <Fact term={words.suppressedTerm}>{counted(words.suppressed, report.suppressed)}</Fact>
            ) : null}
          </dl>
        </div>
      </div>
    </Section>
  );
}
