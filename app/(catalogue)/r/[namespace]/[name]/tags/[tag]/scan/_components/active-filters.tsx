import Link from 'next/link';
import { layerKey } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-layers';
import type { ReportProps } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import { isFiltered, type ScanState, scanAddress, unfiltered } from '@/components/scan/scan-address';
import type { ScansMessages } from '@/lib/language/en/scans';
import { shortDigest } from '@/lib/names/digest';
import type { ScanView } from '@/lib/scans/schema';

type Active = { text: string; without: Partial<ScanState> };

function layerName(layer: string, { layers }: ScanView, words: ScansMessages): string {
  const index = layers.findIndex((one) => layerKey(one) === layer);
  return index < 0 ? shortDigest(layer) : words.layers.layer(index + 1);
}

function activeFilters(state: ScanState, scan: ScanView, words: ScansMessages): Active[] {
  const { list } = words;
  const { severity, fixable, status, type, vex, layer, component, q } = state;
  const name = scan.components.find(({ position }) => position === component)?.name ?? `${component}`;
  return [
    ...severity.map((one) => ({
      text: words.severities[one],
      without: { severity: severity.filter((other) => other !== one) },
    })),
    ...(fixable ? [{ text: list.fixables[fixable], without: { fixable: undefined } }] : []),
    ...status.map((one) => ({
      text: list.statuses[one],
      without: { status: status.filter((other) => other !== one) },
    })),
    ...type.map((one) => ({ text: one, without: { type: type.filter((other) => other !== one) } })),
    ...vex.map((one) => ({
      text: `${list.publisherSays} ${list.vexStatuses[one]}`,
      without: { vex: vex.filter((other) => other !== one) },
    })),
    ...(layer ? [{ text: list.layerFilter(layerName(layer, scan, words)), without: { layer: undefined } }] : []),
    ...(component === undefined ? [] : [{ text: list.componentFilter(name), without: { component: undefined } }]),
    ...(q ? [{ text: list.textFilter(q), without: { q: '' } }] : []),
  ];
}

/** The chosen filters; pressing one takes it away. */
export function ActiveFilters({ loadedScan: { state, path, tag }, report }: Omit<ReportProps, 'now'>) {
  const words = tag.loaded.messages.scans;
  if (!isFiltered(state)) return null;
  return (
    <ul aria-label={words.list.active} className="mt-4 flex flex-wrap items-center gap-2">
      {activeFilters(state, report.scan, words).map(({ text, without }) => (
        <li key={text}>
          <Link
            href={scanAddress(path, state, without)}
            prefetch={false}
            scroll={false}
            aria-label={words.list.remove(text)}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full bg-accent-soft pr-2.5 pl-3 text-sm wrap-anywhere hover:underline"
          >
            {text}
            <span aria-hidden="true" className="text-ink-soft">
              ×
            </span>
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={scanAddress(path, unfiltered(state))}
          prefetch={false}
          scroll={false}
          className="inline-flex min-h-8 items-center px-1 text-sm text-accent hover:underline"
        >
          {words.list.reset}
        </Link>
      </li>
    </ul>
  );
}
