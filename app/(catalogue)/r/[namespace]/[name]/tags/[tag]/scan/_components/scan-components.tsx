import Link from 'next/link';
import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import type { ReportProps } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import { scanAddress } from '@/components/scan/scan-address';
import { SeverityCounts } from '@/components/scan/severity-counts';
import type { ScansMessages } from '@/lib/language/en/scans';
import { counted } from '@/lib/language/format';
import type { ScanComponentView } from '@/lib/scans/schema';

const SHOWN = 10;
const CELL = 'px-3 py-2.5 align-top max-md:block max-md:px-0 max-md:py-0.5';

const SHOWN_PATHS = 2;

function Paths({ paths, words }: { paths: readonly string[]; words: ScansMessages['components'] }) {
  const line = (path: string) => (
    <span key={path} className="block font-mono text-xs leading-5 wrap-anywhere text-ink-soft">
      {path}
    </span>
  );
  // Folding a single line away would take as much room.
  const shown = paths.length === SHOWN_PATHS + 1 ? paths.length : SHOWN_PATHS;
  const more = paths.slice(shown);
  return (
    <>
      {paths.slice(0, shown).map(line)}
      {more.length > 0 ? (
        <details>
          <summary className="inline-block py-0.5 text-xs text-accent hover:underline">
            {counted(words.morePaths, more.length)}
          </summary>
          {more.map(line)}
        </details>
      ) : null}
    </>
  );
}

function Row({ component, props }: { component: ScanComponentView; props: ReportProps }) {
  const { path, state, tag } = props.loadedScan;
  const { scans } = tag.loaded.messages;
  const words = scans.components;
  const isChosen = state.component === component.position;
  return (
    <tr
      className={`max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-3 max-md:px-3 max-md:py-3 ${isChosen ? 'bg-accent-soft' : ''}`}
    >
      <th scope="row" className={`${CELL} text-left font-normal`}>
        <Link
          href={scanAddress(path, state, { component: isChosen ? undefined : component.position })}
          prefetch={false}
          scroll={false}
          aria-current={isChosen ? 'true' : undefined}
          title={words.only(component.name)}
          className="inline-block py-0.5 font-mono font-semibold wrap-anywhere text-accent hover:underline"
        >
          {component.name}
        </Link>
        {component.source && component.source !== component.name ? (
          <span className="block text-xs text-ink-soft">{words.source(component.source)}</span>
        ) : null}
      </th>
      <td className={`${CELL} font-mono wrap-anywhere`}>{component.version}</td>
      <td className={`${CELL} text-ink-soft`}>{component.type}</td>
      <td className={`${CELL} max-md:w-full`}>
        <SeverityCounts counts={component} words={scans} />
      </td>
      <td className={`${CELL} empty:hidden max-md:w-full`}>
        <Paths paths={component.paths} words={words} />
      </td>
    </tr>
  );
}

/** The components with findings, the worst first. Choosing one filters the vulnerabilities below. */
export function ScanComponents(props: ReportProps) {
  const { path, state, tag } = props.loadedScan;
  const { messages } = tag.loaded;
  const words = messages.scans.components;
  const { components, componentTotal } = props.report.scan;
  if (components.length === 0) return null;
  const shown = state.components === 'all' ? components : components.slice(0, SHOWN);
  const { name, version, type, found, paths } = words;
  return (
    <Section id="components" title={words.heading} lead={words.lead}>
      <div className="rounded-lg border border-line bg-surface-raised">
        <table className="w-full table-fixed text-sm max-md:block">
          <thead className="border-b border-line text-left text-ink-soft max-md:sr-only">
            <tr>
              <th className="w-[22%] px-3 py-2 font-medium">{name}</th>
              <th className="w-[17%] px-3 py-2 font-medium">{version}</th>
              <th className="w-[10%] px-3 py-2 font-medium">{type}</th>
              <th className="w-[19%] px-3 py-2 font-medium">{found}</th>
              <th className="px-3 py-2 font-medium">{paths}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line max-md:block">
            {shown.map((component) => (
              <Row key={component.position} component={component} props={props} />
            ))}
          </tbody>
        </table>
      </div>
      {componentTotal > SHOWN ? (
        <p className="mt-2 flex flex-wrap gap-x-3 text-sm text-ink-soft tabular-nums">
          {shown.length < componentTotal ? (
            <span className="py-0.5">{words.first(shown.length, componentTotal)}</span>
          ) : null}
          <Link
            href={scanAddress(path, state, { components: state.components ? undefined : 'all', page: state.page })}
            prefetch={false}
            scroll={false}
            className="text-link inline-block py-0.5"
          >
            {state.components ? words.fewer : words.all(components.length)}
          </Link>
        </p>
      ) : null}
    </Section>
  );
}
