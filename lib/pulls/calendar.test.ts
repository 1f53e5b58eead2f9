import { describe, expect, it } from 'vitest';
import { addDays, daysIn, mondayOf, periodsOf, sundayOf } from '@/lib/pulls/calendar';

describe('a week', () => {
  it('begins on a Monday, also across the turn of a year', () => {
    expect(mondayOf('2026-11-21')).toBe('2026-11-16');
    expect(mondayOf('2026-11-16')).toBe('2026-11-16');
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2027-01-03')).toBe('2026-12-28');
    expect(sundayOf('2026-12-28')).toBe('2027-01-03');
    expect(mondayOf('2024-02-29')).toBe('2024-02-26');
  });
});

describe('the periods of a range', () => {
  it('are its days, each once, over leap days and years', () => {
    expect(periodsOf('day', '2024-02-28', '2024-03-01').map(({ from }) => from)).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
    expect(periodsOf('day', '2026-01-01', '2026-12-31')).toHaveLength(365);
  });

  it('are its weeks, cut where the range begins and ends', () => {
    expect(periodsOf('week', '2026-12-30', '2027-01-12')).toEqual([
      { from: '2026-12-30', to: '2027-01-03' },
      { from: '2027-01-04', to: '2027-01-10' },
      { from: '2027-01-11', to: '2027-01-12' },
    ]);
  });

  it('are none where it ends before it begins', () => {
    expect(periodsOf('day', '2026-01-02', '2026-01-01')).toEqual([]);
  });

  it('follow one another without a gap', () => {
    for (const step of ['day', 'week'] as const) {
      const periods = periodsOf(step, '2023-11-08', '2025-03-05');
      for (const [index, { to }] of periods.slice(0, -1).entries())
        expect(periods[index + 1]?.from).toBe(addDays(to, 1));
      expect(periods.reduce((sum, { from, to }) => sum + daysIn(from, to), 0)).toBe(daysIn('2023-11-08', '2025-03-05'));
    }
  });
});
