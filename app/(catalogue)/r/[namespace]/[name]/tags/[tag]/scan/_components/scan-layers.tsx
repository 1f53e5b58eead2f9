import { Check } from 'lucide-react';
import Link from 'next/link';
import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import { StepText } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/step-text';
import type { ReportProps } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import { scanAddress } from '@/components/scan/scan-address';
import { SeverityCounts } from '@/components/scan/severity-counts';
import { counted, formatBytes } from '@/lib/language/format';
import { shortDigest } from '@/lib/names/digest';
import type { ScanLayerView } from '@/lib/scans/schema';
import { SEVERITIES } from '@/lib/scans/severity';

type Numbered = { number: number; key: string; layer: ScanLayerView };
/** Instructions are shown as far as the list stays one to scan. */
const LONGEST = 2000;
const FEWEST_FOLDED = 3;

const hasFindings = ({ layer }: Numbered): boolean => SEVERITIES.some((severity) => layer[severity] > 0);

/** What chooses a layer in an address. */
export const layerKey = ({ diffId, digest }: Pick<ScanLayerView, 'diffId' | 'digest'>): string =>
  diffId ?? digest ?? '';

function Row({ row: { number, key, layer }, props }: { row: Numbered; props: ReportProps }) {
  const { path, state, tag } = props.loadedScan;
  const { scans, images } = tag.loaded.messages;
  const words = scans.layers;
  const isChosen = state.layer === key;
  const text = layer.instruction;
  return (
    <li
      className={`relative grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-1.5 border-t border-line px-3 py-2.5 sm:grid-cols-[5.5rem_minmax(0,1fr)_auto] ${isChosen ? 'bg-accent-soft' : ''}`}
    >
      <span className="flex items-center gap-1 text-sm leading-6">
        <Link
          href={scanAddress(path, state, { layer: isChosen ? undefined : key })}
          prefetch={false}
          scroll={false}
          aria-current={isChosen ? 'true' : undefined}
          title={words.only(words.layer(number))}
          className="inline-block py-0.5 text-accent hover:underline"
        >
          {words.layer(number)}
        </Link>
        {isChosen ? <Check aria-label={words.chosen} className="size-4 text-accent" /> : null}
      </span>
      <div className="min-w-0 sm:py-0.5">
        {text === null ? (
          <span className="font-mono text-[0.8125rem] leading-6 text-ink-soft" title={key}>
            {shortDigest(key)} <span className="font-sans italic">· {words.unknown}</span>
          </span>
        ) : (
          <StepText
            step={{ number, instruction: text.slice(0, LONGEST), isCut: text.length > LONGEST }}
            words={images.layers}
          />
        )}
      </div>
      <div className="flex items-center justify-between gap-4 self-start sm:min-h-7 sm:w-72 sm:justify-end">
        <SeverityCounts counts={layer} words={{ ...scans, clean: words.clean }} />
        <span className="w-20 text-right text-sm leading-6 whitespace-nowrap text-ink-soft tabular-nums">
          {layer.size === null ? <span className="sr-only">{words.sizeUnknown}</span> : formatBytes(layer.size)}
        </span>
      </div>
    </li>
  );
}

/** The layers with what each brought. Choosing one filters components and vulnerabilities below. */
export function ScanLayers(props: ReportProps) {
  const { state, path, tag } = props.loadedScan;
  const words = tag.loaded.messages.scans.layers;
  const { layers, report } = props.report.scan;
  if (!report.hasLayers || layers.length === 0)
    return (
      <Section id="layers" title={words.heading}>
        <p className="max-w-[70ch] border-l-2 border-line-strong pl-2.5 text-sm text-ink-soft">{words.none}</p>
      </Section>
    );
  const rows = layers.map((layer, index) => ({ number: index + 1, key: layerKey(layer), layer }));
  const clean = rows.filter((row) => !hasFindings(row));
  const shown = clean.length >= FEWEST_FOLDED ? rows.filter(hasFindings) : rows;
  return (
    <Section id="layers" title={words.heading} lead={words.lead}>
      <ol className="border-b border-line">
        {shown.map((row) => (
          <Row key={row.key} row={row} props={props} />
        ))}
      </ol>
      {shown.length < rows.length ? (
        <details className="disclosure mt-2 text-sm">
          <summary>{counted(words.cleanLayers, clean.length)}</summary>
          <ol className="mt-2 border-b border-line">
            {clean.map((row) => (
              <Row key={row.key} row={row} props={props} />
            ))}
          </ol>
        </details>
      ) : null}
      {state.layer ? (
        <p className="mt-3 text-sm">
          <Link
            href={scanAddress(path, state, { layer: undefined })}
            prefetch={false}
            scroll={false}
            className="text-link inline-block py-0.5"
          >
            {words.all}
          </Link>
        </p>
      ) : null}
    </Section>
  );
}
