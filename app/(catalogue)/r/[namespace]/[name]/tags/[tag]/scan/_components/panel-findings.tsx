import { layerKey } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-layers';
import { SeverityMark } from '@/components/scan/severity-counts';
import { formatDate } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import type { ScanFindingView, ScanLayerView } from '@/lib/scans/schema';
import type { ScanVulnerabilityView } from '@/lib/scans/vulnerability-schema';

type Props = {
  vulnerability: ScanVulnerabilityView;
  layers: readonly ScanLayerView[];
  messages: Messages;
  language: Language;
};

function layerText(layer: string | null, { layers, messages }: Props): string {
  const words = messages.scans.layers;
  const index = layers.findIndex((one) => layerKey(one) === layer);
  return index < 0 ? words.notReported : words.layer(index + 1);
}

/** The publisher's statement on one finding. */
function Statement({
  vex,
  messages,
  language,
}: { vex: NonNullable<ScanFindingView['vex']> } & Omit<Props, 'vulnerability' | 'layers'>) {
  const { panel, list } = messages.scans;
  const origin = [
    vex.statedAt ? panel.statedOn(formatDate(language, vex.statedAt)) : null,
    vex.author ? panel.statedBy(vex.author) : null,
  ].filter((text) => text !== null);
  return (
    <div className="mt-2 border-l-2 border-accent pl-3">
      <p className="font-medium">
        {panel.publisher}: {list.vexStatuses[vex.status]}
        {vex.justification ? <span className="font-mono text-xs font-normal"> · {vex.justification}</span> : null}
      </p>
      {vex.explanation ? <p className="wrap-anywhere whitespace-pre-line">{vex.explanation}</p> : null}
      {origin.length > 0 ? <p className="text-xs text-ink-soft">{origin.join(' · ')}</p> : null}
    </div>
  );
}

/** Where the vulnerability is: component, version, layer, paths, what fixes it there and what the publisher says. */
export function PanelFindings(props: Props) {
  const { vulnerability, messages, language } = props;
  const { scans } = messages;
  const words = scans.panel;
  const { findings, findingTotal } = vulnerability;
  return (
    <section aria-labelledby="panel-where">
      <h3 id="panel-where" className="font-semibold">
        {words.where}
      </h3>
      {findings.length < findingTotal ? (
        <p className="text-sm text-ink-soft">{words.first(findings.length, findingTotal)}</p>
      ) : null}
      <ul className="mt-2 border-b border-line text-sm">
        {findings.map((finding) => (
          <li
            key={`${finding.component.position} ${finding.layer} ${finding.paths.join(' ')}`}
            className="border-t border-line py-2.5"
          >
            <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
              <span className="font-mono font-semibold wrap-anywhere">{finding.component.name}</span>
              <span className="font-mono wrap-anywhere">{finding.component.version}</span>
              <SeverityMark severity={finding.severity} words={scans} />
            </p>
            <p className="text-ink-soft">
              {scans.list.statuses[finding.status]}
              {finding.fixedVersions.length > 0 ? (
                <>
                  {' · '}
                  {scans.list.fixedIn}{' '}
                  <span className="font-mono wrap-anywhere text-ok">{finding.fixedVersions.join(', ')}</span>
                </>
              ) : null}
              {' · '}
              {layerText(finding.layer, props)}
            </p>
            {finding.paths.map((path) => (
              <p key={path} className="font-mono text-xs leading-5 wrap-anywhere text-ink-soft">
                {path}
              </p>
            ))}
            {finding.vex ? <Statement vex={finding.vex} messages={messages} language={language} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
