import { Fact } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/fact';
import { SeverityMark } from '@/components/scan/severity-counts';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import { SEVERITIES } from '@/lib/scans/severity';
import type { ScanVulnerabilityView } from '@/lib/scans/vulnerability-schema';

const MOST_VERSIONS = 12;

const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** How bad it is and who says so, what fixes it, its other names. */
export function PanelFacts({
  vulnerability,
  messages,
  language,
}: {
  vulnerability: ScanVulnerabilityView;
  messages: Messages;
  language: Language;
}) {
  const { scans } = messages;
  const words = scans.panel;
  const { findings, aliases, severities, weaknesses, epss, publishedAt, exploited } = vulnerability;
  const here = SEVERITIES.filter((severity) => findings.some((finding) => finding.severity === severity));
  const fixed = [...new Set(findings.flatMap(({ fixedVersions }) => fixedVersions))];
  return (
    <>
      {exploited ? (
        <Notice tone="danger" title={words.exploited}>
          <p>{words.exploitedText}</p>
        </Notice>
      ) : null}
      <dl>
        <Fact term={words.severity}>
          <span className="flex flex-wrap items-center gap-2">
            {here.map((severity) => (
              <SeverityMark key={severity} severity={severity} words={scans} />
            ))}
            <span className="text-ink-soft">{words.here}</span>
          </span>
        </Fact>
        {severities.length > 0 ? (
          <Fact term={words.bySource}>
            <ul className="flex flex-wrap gap-x-4">
              {severities.map(({ source, word }) => (
                <li key={source}>
                  <span className="text-ink-soft">{source}</span> {word}
                </li>
              ))}
            </ul>
          </Fact>
        ) : null}
        <Fact term={words.fixed}>
          {fixed.length > 0 ? (
            <span className="font-mono text-ok">
              {fixed.slice(0, MOST_VERSIONS).join(', ')}
              {fixed.length > MOST_VERSIONS ? ' …' : ''}
            </span>
          ) : (
            <span className="text-ink-soft">{scans.list.noFix}</span>
          )}
        </Fact>
        {aliases.length > 0 ? (
          <Fact term={words.aliases}>
            <span className="font-mono">{aliases.join(', ')}</span>
          </Fact>
        ) : null}
        {weaknesses.length > 0 ? <Fact term={words.weaknesses}>{weaknesses.join(', ')}</Fact> : null}
        {epss === null ? null : <Fact term={words.epss}>{`${(epss * 100).toFixed(1)} %`}</Fact>}
        {publishedAt && isDate(publishedAt) ? (
          <Fact term={words.published}>{formatDate(language, publishedAt)}</Fact>
        ) : null}
      </dl>
    </>
  );
}
