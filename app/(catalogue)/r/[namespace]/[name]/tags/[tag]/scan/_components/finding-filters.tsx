import { ActiveFilters } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/active-filters';
import { FilterForm } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/filter-form';
import { MoreFilters } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/more-filters';
import type { ReportProps } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/scan-report';
import { ChoiceField, SearchField } from '@/components/form/list-filters';
import { scanAddress } from '@/components/scan/scan-address';
import { SEVERITY_CHIP } from '@/components/scan/severity-colours';
import { exactNumber } from '@/lib/language/format';
import { FINDING_SORTS } from '@/lib/scans/schema';
import { SEVERITIES } from '@/lib/scans/severity';

const FIXABLES = ['yes', 'no'] as const;

/** Filters and order of the vulnerabilities: a form that works without a script too. */
export function FindingFilters({ loadedScan, report }: ReportProps) {
  const { state, path, tag } = loadedScan;
  const { messages, viewer } = tag.loaded;
  const { scans } = messages;
  const words = scans.list;
  const hidden = { platform: state.platform, layer: state.layer, component: state.component };
  return (
    <>
      <FilterForm action={path} label={words.filters} address={scanAddress(path, state)}>
        {Object.entries(hidden).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} defaultValue={value} />,
        )}
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{words.severity}</legend>
          <div className="flex flex-wrap gap-2">
            {SEVERITIES.map((severity) => (
              <label
                key={severity}
                className="inline-flex min-h-9 items-center gap-2 rounded-lg border border-line bg-surface-raised px-2.5 text-sm hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft"
              >
                <input
                  type="checkbox"
                  name="severity"
                  value={severity}
                  defaultChecked={state.severity.includes(severity)}
                  className="size-4 accent-accent"
                />
                <span
                  aria-hidden="true"
                  className={`rounded px-1 text-xs leading-5 font-bold ${SEVERITY_CHIP[severity]}`}
                >
                  {scans.letters[severity]}
                </span>
                {scans.severities[severity]}
                <span className="text-xs text-ink-soft tabular-nums">
                  {exactNumber(viewer.language, report.scan.summary[severity])}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="flex flex-wrap items-end gap-3">
          <SearchField
            label={words.text}
            name="q"
            defaultValue={state.q}
            placeholder={words.textPlaceholder}
            maxLength={200}
            className="sm:w-64"
          />
          <ChoiceField
            label={words.fixable}
            name="fixable"
            defaultValue={state.fixable ?? ''}
            data-value={state.fixable ?? ''}
            values={FIXABLES}
            texts={words.fixables}
            any={words.fixables.any}
          />
          <ChoiceField
            label={words.sort}
            name="sort"
            defaultValue={state.sort}
            data-value={state.sort}
            values={FINDING_SORTS}
            texts={words.sorts}
          />
          <button type="submit" className="button">
            {words.apply}
          </button>
        </div>
        <MoreFilters state={state} filters={report.scan.filters} words={words} />
      </FilterForm>
      <ActiveFilters loadedScan={loadedScan} report={report} />
    </>
  );
}
