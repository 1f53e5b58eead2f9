import { type InvalidParameter, invalidParameters } from '@/lib/platform/errors';
import { addDays, type Day, daysIn, mondayOf, sundayOf } from '@/lib/pulls/calendar';
import {
  breakdownOf,
  LONGEST_RANGE,
  type PullBreakdown,
  type PullStep,
  type PullsQuery,
  stepOf,
} from '@/lib/pulls/schema';

const USUAL_DAYS = 30;

export type PullRange = { from: Day; to: Day; step: PullStep; breakdown: PullBreakdown };

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/**
 * What a query asks for: whole weeks by week, and nothing after `last`.
 * @throws AppError `invalid` when it ends before it begins or is too long
 */
export function pullRange(query: PullsQuery, last: Day): PullRange {
  const [step, breakdown] = [stepOf(query), breakdownOf(query)];
  const end = query.to ?? last;
  const start = query.from ?? addDays(earlier(end, last), 1 - USUAL_DAYS);
  const fault = (name: string, reason: string): InvalidParameter => ({ name, reason });
  if (start > end) throw invalidParameters([fault('from', `It must not be after “to”, which is ${end}.`)]);
  const to = earlier(step === 'week' ? sundayOf(end) : end, last);
  const from = earlier(step === 'week' ? mondayOf(start) : start, addDays(to, 1));
  // A week at either end may be more than what was asked for.
  if (daysIn(start, end) > LONGEST_RANGE[step])
    throw invalidParameters([
      fault(
        'from',
        step === 'day'
          ? `At most ${LONGEST_RANGE.day} days may be asked for by day. For more, ask with by=week.`
          : `At most ${LONGEST_RANGE.week} days may be asked for.`,
      ),
    ]);
  return { from, to, step, breakdown };
}
