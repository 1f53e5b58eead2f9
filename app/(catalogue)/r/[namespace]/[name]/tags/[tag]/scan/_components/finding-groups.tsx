import { FindingTable } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/finding-table';
import type { ReportProps } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import type { ScanFindingView } from '@/lib/scans/schema';

/** Findings that follow each other and are of the same component. */
function byComponent(findings: readonly ScanFindingView[]): ScanFindingView[][] {
  const groups: ScanFindingView[][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    if (last?.[0]?.component.position === finding.component.position) last.push(finding);
    else groups.push([finding]);
  }
  return groups;
}

/** The findings of the page under the component that they are in. */
export function FindingGroups(props: ReportProps) {
  return (
    <div className="grid gap-6">
      {byComponent(props.report.scan.vulnerabilities).map((findings) => {
        const component = findings[0]?.component;
        if (!component) return null;
        const id = `component-${component.position}`;
        return (
          <section key={id} aria-labelledby={id}>
            <h3 id={id} className="mb-2 flex flex-wrap items-baseline gap-x-2 font-mono font-semibold wrap-anywhere">
              {component.name}
              <span className="font-normal text-ink-soft">{component.version}</span>
              {component.type ? (
                <span className="font-sans text-sm font-normal text-ink-soft">{component.type}</span>
              ) : null}
            </h3>
            <FindingTable {...props} findings={findings} isOfOneComponent />
          </section>
        );
      })}
    </div>
  );
}
