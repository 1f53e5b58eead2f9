import { describe, expect, it } from 'vitest';
import { pullRange } from '@/lib/pulls/pull-range';
import { pullsQuery } from '@/lib/pulls/schema';

const TODAY = '2026-11-21';

describe('the range that is asked for', () => {
  it('is the last 30 days by day, without anything said', () => {
    expect(pullRange({}, TODAY)).toEqual({ from: '2026-10-23', to: TODAY, step: 'day', breakdown: 'none' });
  });

  it('is made of whole weeks by week, and ends with the last day there is', () => {
    expect(pullRange({ from: '2026-11-04', to: '2026-11-12', by: ['week', 'tag'] }, TODAY)).toEqual({
      from: '2026-11-02',
      to: '2026-11-15',
      step: 'week',
      breakdown: 'tag',
    });
    expect(pullRange({ from: '2026-11-04', to: '2030-01-01', by: ['week'] }, TODAY).to).toBe(TODAY);
  });

  it('is empty when it lies after the last day', () => {
    const { from, to } = pullRange({ from: TODAY, to: TODAY }, '2026-11-20');
    expect(from > to).toBe(true);
  });

  it('is refused when it ends before it begins, or is too long', () => {
    const refused = (reason: string) => ({ details: { invalidParameters: [{ name: 'from', reason }] } });
    const order = 'It must not be after “to”, which is 2026-11-20.';
    expect(() => pullRange({ from: TODAY, to: '2026-11-20' }, TODAY)).toThrow(expect.objectContaining(refused(order)));
    const length = 'At most 400 days may be asked for by day. For more, ask with by=week.';
    expect(() => pullRange({ from: '2025-01-01' }, TODAY)).toThrow(expect.objectContaining(refused(length)));
    expect(pullRange({ from: '2025-01-01', by: ['week'] }, TODAY).from).toBe('2024-12-30');
    expect(() => pullRange({ from: '2020-01-01', by: ['week'] }, TODAY)).toThrow();
  });

  it('is by one step and one breakdown at most', () => {
    expect(pullsQuery.safeParse({ by: ['week', 'platform'] }).success).toBe(true);
    for (const by of [['day', 'week'], ['tag', 'client'], ['hour'], ['day', 'tag', 'none']])
      expect(pullsQuery.safeParse({ by }).success).toBe(false);
    for (const from of ['2026-02-30', 'yesterday', '2026-1-1', '0000-01-01', '9999-12-31'])
      expect(pullsQuery.safeParse({ from }).success).toBe(false);
  });
});
