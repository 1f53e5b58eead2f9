import Link from 'next/link';
import { pullsQueryString } from '@/app/(catalogue)/r/[namespace]/[name]/(tabs)/pulls/_load/load-pulls';
import { SelectField, TextField } from '@/components/form/text-field';
import type { PullsMessages } from '@/lib/language/en/pulls';
import { addDays } from '@/lib/pulls/calendar';
import { breakdownOf, PULL_BREAKDOWNS, PULL_STEPS, type PullsQuery, type PullsView, stepOf } from '@/lib/pulls/schema';

/** Ranges that end with the last day there is. */
const RANGES = [
  { days: 7, step: 'day' },
  { days: 30, step: 'day' },
  { days: 90, step: 'day' },
  { days: 365, step: 'week' },
] as const;
const USUAL = 30;

type Props = { path: string; query: PullsQuery; view: PullsView; last: string; words: PullsMessages };

function RangeLinks({ path, query, last, words }: Props) {
  return (
    <nav aria-label={words.ranges} className="flex flex-wrap gap-2">
      {RANGES.map(({ days, step }) => {
        const from = days === USUAL ? undefined : addDays(last, 1 - days);
        const breakdown = breakdownOf(query);
        const by = [...(step === 'day' ? [] : [step]), ...(breakdown === 'none' ? [] : [breakdown])];
        const isShown = query.from === from && query.to === undefined && stepOf(query) === step;
        return (
          <Link
            key={days}
            href={`${path}${pullsQueryString({ from, by })}`}
            prefetch={false}
            scroll={false}
            aria-current={isShown ? 'true' : undefined}
            className="button min-h-9 text-sm aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent"
          >
            {days === 365 ? words.lastYear : words.lastDays(days)}
          </Link>
        );
      })}
    </nav>
  );
}

/** Which figures to show: links for usual ranges, and a plain form that leads to its own address. */
export function PullControls(props: Props) {
  const { path, view, last, words } = props;
  return (
    <div className="grid gap-4">
      <RangeLinks {...props} />
      <form
        key={JSON.stringify(props.query)}
        action={path}
        method="get"
        aria-label={words.choose}
        className="grid grid-cols-2 items-end gap-3 lg:flex"
      >
        <TextField name="from" type="date" label={words.from} defaultValue={view.from} max={last} required />
        <TextField name="to" type="date" label={words.to} defaultValue={view.to} max={last} required />
        <SelectField name="by" label={words.step} defaultValue={view.step}>
          {PULL_STEPS.map((step) => (
            <option key={step} value={step}>
              {words.steps[step]}
            </option>
          ))}
        </SelectField>
        <SelectField name="by" label={words.breakdown} defaultValue={view.breakdown}>
          {PULL_BREAKDOWNS.map((breakdown) => (
            <option key={breakdown} value={breakdown}>
              {words.breakdowns[breakdown]}
            </option>
          ))}
        </SelectField>
        <button type="submit" className="button button-primary">
          {words.show}
        </button>
      </form>
    </div>
  );
}
