import { SEVERITY_BAR, SEVERITY_CHIP } from '@/components/scan/severity-colours';
import type { ScansMessages } from '@/lib/language/en/scans';
import { SEVERITIES, type Severity } from '@/lib/scans/severity';

type Counts = Readonly<Record<Severity, number>>;
export type SeverityWords = Pick<ScansMessages, 'severities' | 'letters' | 'clean'>;

/** Counts of what is critical and high, where the rest is not asked for. */
export const onlySerious = ({ critical, high }: Pick<Counts, 'critical' | 'high'>): Counts => ({
  critical,
  high,
  medium: 0,
  low: 0,
  unknown: 0,
});

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** How much each severity has of all, as lengths; the numbers stand beside it. */
export function SeverityBar({ counts }: { counts: Counts }) {
  return (
    <span aria-hidden="true" className="flex h-1.5 w-full gap-px overflow-hidden rounded-full bg-surface-sunken">
      {SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => (
        <span
          key={severity}
          className={`min-w-1 ${SEVERITY_BAR[severity]}`}
          style={{ flexGrow: counts[severity], flexBasis: 0 }}
        />
      ))}
    </span>
  );
}

/** `C 3  H 12  M 40`: letter, number and hue; a screen reader hears the word. Without findings, that there are none. */
export function SeverityCounts({
  counts,
  words,
  hasBar = false,
}: {
  counts: Counts;
  words: SeverityWords;
  hasBar?: boolean;
}) {
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  if (found.length === 0) return <span className="text-sm text-ok">{words.clean}</span>;
  return (
    <span className="inline-grid max-w-full gap-1">
      <span className="flex flex-wrap gap-1">
        {found.map((severity) => (
          <span
            key={severity}
            title={`${words.severities[severity]}: ${grouped(counts[severity])}`}
            className={`inline-flex gap-1 rounded px-1.5 text-xs leading-5 font-medium whitespace-nowrap tabular-nums ${SEVERITY_CHIP[severity]}`}
          >
            <span aria-hidden="true" className="font-bold">
              {words.letters[severity]}
            </span>
            <span className="sr-only">{words.severities[severity]} </span>
            {grouped(counts[severity])}
          </span>
        ))}
      </span>
      {hasBar ? <SeverityBar counts={counts} /> : null}
    </span>
  );
}

/** One severity, by letter and word. */
export function SeverityMark({ severity, words }: { severity: Severity; words: SeverityWords }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded px-1.5 text-xs leading-6 font-semibold whitespace-nowrap ${SEVERITY_CHIP[severity]}`}
    >
      <span aria-hidden="true">{words.letters[severity]}</span>
      {words.severities[severity]}
    </span>
  );
}
