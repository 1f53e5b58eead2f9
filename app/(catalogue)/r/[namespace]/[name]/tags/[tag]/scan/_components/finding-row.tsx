'use client';

import { Flame } from 'lucide-react';
import Link from 'next/link';
import type { FindingWords } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/finding-words';
import { SeverityMark } from '@/components/scan/severity-counts';
import { counted, fillIn } from '@/lib/language/format';
import type { ScanFindingView } from '@/lib/scans/schema';

type Props = {
  /** Undefined while it is on its way */
  finding: ScanFindingView | undefined;
  /** As a reader counts, from 1 */
  place: string;
  words: FindingWords;
  /** Where its panel opens; of one that is on its way, the page that it is on */
  href: string;
  /** Its component stands above it */
  isGrouped: boolean;
};

const CELL = 'px-3 py-2.5 align-top max-md:block max-md:px-0 max-md:py-0.5';
const MOST_VERSIONS = 4;

function Notes({ finding, words }: { finding: ScanFindingView; words: FindingWords }) {
  const { vex } = finding;
  return (
    <>
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
    </>
  );
}

function Fix({ finding, words }: { finding: ScanFindingView; words: FindingWords }) {
  const { fixedVersions, status } = finding;
  return (
    <>
      {fixedVersions.length > 0 ? (
        <>
          <span className="text-ink-soft md:hidden">{words.fixedIn} </span>
          <span className="font-mono wrap-anywhere text-ok">
            {fixedVersions.slice(0, MOST_VERSIONS).join(', ')}
            {fixedVersions.length > MOST_VERSIONS ? ' …' : ''}
          </span>
        </>
      ) : (
        <span className="text-ink-soft">{words.noFix}</span>
      )}
      {status === 'fixed' || status === 'affected' || status === 'unknown' ? null : (
        <span className="block text-xs leading-5 text-ink-soft">{words.statuses[status]}</span>
      )}
    </>
  );
}

/** One finding as cells of a row; on a phone as a card. The link stays the same element when the finding arrives. */
export function FindingCells({ finding, place, words, href, isGrouped }: Props) {
  return (
    <>
      <td className={CELL}>
        {finding ? (
          <SeverityMark severity={finding.severity} words={words} />
        ) : (
          <span aria-hidden="true" className="inline-block h-5 w-16 rounded bg-surface-sunken" />
        )}
        {finding && finding.score !== null ? (
          <span className="block text-xs leading-5 text-ink-soft tabular-nums max-md:ml-2 max-md:inline">
            {words.score} {finding.score.toFixed(1)}
          </span>
        ) : null}
      </td>
      <th scope="row" className={`${CELL} text-left font-normal`}>
        <Link
          href={href}
          prefetch={false}
          scroll={false}
          className={`inline-block py-0.5 wrap-anywhere hover:underline ${finding ? 'font-mono font-semibold text-accent' : 'text-ink-soft'}`}
        >
          {finding ? finding.id : fillIn(words.loading, { place })}
        </Link>
        {finding ? <Notes finding={finding} words={words} /> : null}
      </th>
      {isGrouped ? null : (
        <td className={`${CELL} font-mono wrap-anywhere`}>
          {finding?.component.name}
          <span className="block text-xs leading-5 text-ink-soft">{finding?.component.version}</span>
        </td>
      )}
      <td className={CELL}>{finding ? <Fix finding={finding} words={words} /> : null}</td>
    </>
  );
}
