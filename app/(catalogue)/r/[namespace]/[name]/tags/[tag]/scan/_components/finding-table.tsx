import { Flame } from 'lucide-react';
import Link from 'next/link';
import type { ReportProps } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import { scanAddress } from '@/components/scan/scan-address';
import { SeverityMark } from '@/components/scan/severity-counts';
import { counted } from '@/lib/language/format';
import type { ScanFindingView } from '@/lib/scans/schema';

type Props = ReportProps & {
  findings: readonly ScanFindingView[];
  /** Its name stands above the table */
  isOfOneComponent?: boolean;
};

const CELL = 'px-3 py-2.5 align-top max-md:block max-md:px-0 max-md:py-0.5';
const MOST_VERSIONS = 4;

function Row({ finding, isOfOneComponent, loadedScan }: Omit<Props, 'findings'> & { finding: ScanFindingView }) {
  const { path, state, tag } = loadedScan;
  const { scans } = tag.loaded.messages;
  const words = scans.list;
  const { component, vex } = finding;
  return (
    <tr className="max-md:block max-md:px-3 max-md:py-3">
      <td className={CELL}>
        <SeverityMark severity={finding.severity} words={scans} />
        {finding.score === null ? null : (
          <span className="block text-xs leading-5 text-ink-soft tabular-nums max-md:ml-2 max-md:inline">
            {words.score} {finding.score.toFixed(1)}
          </span>
        )}
      </td>
      <th scope="row" className={`${CELL} text-left font-normal`}>
        <Link
          href={scanAddress(path, state, { vulnerability: finding.id, page: state.page })}
          prefetch={false}
          scroll={false}
          className="inline-block py-0.5 font-mono font-semibold wrap-anywhere text-accent hover:underline"
        >
          {finding.id}
        </Link>
        {finding.exploited ? (
          <span
            title={words.exploitedText}
            className="ml-2 inline-flex items-center gap-0.5 rounded bg-critical-soft px-1.5 text-xs leading-5 font-medium text-critical"
          >
            <Flame aria-hidden="true" className="size-3" />
            {words.exploited}
          </span>
        ) : null}
        {finding.title ? <span className="line-clamp-2 text-ink-soft">{finding.title}</span> : null}
        {vex ? (
          <span className="mt-0.5 block text-xs text-ink-soft">
            {words.publisherSays} <strong className="font-semibold text-ink">{words.vexStatuses[vex.status]}</strong>
            {vex.justification ? <span className="font-mono"> · {vex.justification}</span> : null}
          </span>
        ) : null}
        {finding.findings > 1 ? (
          <span className="mt-0.5 block text-xs text-ink-soft">{counted(words.standsFor, finding.findings)}</span>
        ) : null}
      </th>
      {isOfOneComponent ? null : (
        <td className={`${CELL} font-mono wrap-anywhere`}>
          {component.name}
          <span className="block text-xs leading-5 text-ink-soft">{component.version}</span>
        </td>
      )}
      <td className={CELL}>
        {finding.fixedVersions.length > 0 ? (
          <>
            <span className="text-ink-soft md:hidden">{words.fixedIn} </span>
            <span className="font-mono wrap-anywhere text-ok">
              {finding.fixedVersions.slice(0, MOST_VERSIONS).join(', ')}
              {finding.fixedVersions.length > MOST_VERSIONS ? ' …' : ''}
            </span>
          </>
        ) : (
          <span className="text-ink-soft">{words.noFix}</span>
        )}
        {finding.status === 'fixed' || finding.status === 'affected' || finding.status === 'unknown' ? null : (
          <span className="block text-xs leading-5 text-ink-soft">{words.statuses[finding.status]}</span>
        )}
      </td>
    </tr>
  );
}

/** Findings as a table; on a phone every one is a card. */
export function FindingTable({ findings, ...props }: Props) {
  const words = props.loadedScan.tag.loaded.messages.scans.list;
  return (
    <div className="rounded-lg border border-line bg-surface-raised">
      <table className="w-full table-fixed text-sm max-md:block">
        <thead className="border-b border-line text-left text-ink-soft max-md:sr-only">
          <tr>
            <th className="w-28 px-3 py-2 font-medium">{words.severity}</th>
            <th className="px-3 py-2 font-medium">{words.id}</th>
            {props.isOfOneComponent ? null : <th className="w-[24%] px-3 py-2 font-medium">{words.component}</th>}
            <th className="w-[20%] px-3 py-2 font-medium">{words.fixedIn}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {findings.map((finding) => (
            <Row
              key={`${finding.id} ${finding.component.position} ${finding.paths.join(' ')} ${finding.layer}`}
              finding={finding}
              {...props}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
