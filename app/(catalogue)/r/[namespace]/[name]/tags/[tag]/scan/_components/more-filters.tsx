import type { ScanState } from '@/components/scan/scan-address';
import type { ScansMessages } from '@/lib/language/en/scans';
import { type ScanView, VEX_FILTERS } from '@/lib/scans/schema';

type Option = { value: string; text: string };

function Choices({
  name,
  legend,
  options,
  chosen,
}: {
  name: string;
  legend: string;
  options: readonly Option[];
  chosen: readonly string[];
}) {
  if (options.length === 0) return null;
  return (
    <fieldset className="min-w-40">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {options.map(({ value, text }) => (
        <label key={value} className="flex min-h-8 items-center gap-2 text-sm">
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
            className="size-4 shrink-0 accent-accent"
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** What is asked for less often: status, package type, the publisher's statement, and how to count. */
export function MoreFilters({
  state,
  filters,
  words,
}: {
  state: ScanState;
  filters: ScanView['filters'];
  words: ScansMessages['list'];
}) {
  const { status, type, vex, once } = state;
  const isOpen = status.length + type.length + vex.length > 0 || once === 'yes';
  return (
    <details className="disclosure" open={isOpen}>
      <summary className="text-sm">{words.more}</summary>
      <div className="mt-2 flex flex-wrap gap-x-10 gap-y-4 rounded-lg border border-line bg-surface-raised p-4">
        <Choices
          name="status"
          legend={words.status}
          options={filters.statuses.map((value) => ({ value, text: words.statuses[value] }))}
          chosen={status}
        />
        <Choices
          name="type"
          legend={words.type}
          options={filters.types.map((value) => ({ value, text: value }))}
          chosen={type}
        />
        <Choices
          name="vex"
          legend={words.vex}
          options={VEX_FILTERS.map((value) => ({ value, text: words.vexStatuses[value] }))}
          chosen={vex}
        />
        <label className="flex min-h-8 w-full items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="once"
            value="yes"
            defaultChecked={once === 'yes'}
            className="size-4 shrink-0 accent-accent"
          />
          {words.once}
        </label>
      </div>
    </details>
  );
}
