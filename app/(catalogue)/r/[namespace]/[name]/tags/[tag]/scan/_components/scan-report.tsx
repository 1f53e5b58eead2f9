import { FindingFilters } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/finding-filters';
import { FindingList } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/finding-list';
import { ScanComponents } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-components';
import { ScanLayers } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-layers';
import { ScanSummary } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-summary';
import { ScanTrend } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-trend';
import { VulnerabilityPanel } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/vulnerability-panel';
import type { LoadedScan, Report } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_load/load-scan';
import { FixPlan } from '@/components/scan/fix-plan';
import { clock } from '@/lib/platform/clock';

export type ReportProps = { loadedScan: LoadedScan; report: Report; now: Date };

/** A report from the whole to the single: summary, trend, layers, components, vulnerabilities, and one of them. */
export function ScanReport({ loadedScan, report }: Omit<ReportProps, 'now'>) {
  const props = { loadedScan, report, now: clock.now() };
  const { loaded, name } = loadedScan.tag;
  const isClean = report.scan.report.findings === 0;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-12">
      {report.vulnerability === undefined ? null : <VulnerabilityPanel {...props} />}
      <ScanSummary {...props} />
      {isClean ? null : (
        <FixPlan
          repository={loaded.name}
          tag={name}
          hasOthers={loaded.tags.names.length > 1}
          fixes={report.fixes}
          messages={loaded.messages}
          language={loaded.viewer.language}
        />
      )}
      <ScanTrend {...props} />
      <ScanLayers {...props} />
      <ScanComponents {...props} />
      <section aria-labelledby="vulnerabilities" className="min-w-0">
        <h2 id="vulnerabilities" className="text-2xl leading-tight font-semibold">
          {loadedScan.tag.loaded.messages.scans.list.heading}
        </h2>
        {isClean ? null : <FindingFilters {...props} />}
        <FindingList {...props} />
      </section>
    </div>
  );
}
