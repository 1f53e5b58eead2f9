import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chartTicks, labelledPeriods } from '@/lib/pulls/chart-scale';

it('the lines of a chart are round numbers', () => {
  expect(chartTicks(0)).toEqual([0, 1]);
  expect(chartTicks(1)).toEqual([0, 1]);
  expect(chartTicks(7)).toEqual([0, 2, 4, 6, 8]);
  expect(chartTicks(100)).toEqual([0, 50, 100]);
  expect(chartTicks(1_234_567)).toEqual([0, 500_000, 1_000_000, 1_500_000]);
});

it('no count is above the top line, and there are never many lines', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 40 }), (most) => {
      const ticks = chartTicks(most);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(6);
      for (const tick of ticks) expect(Number.isInteger(tick)).toBe(true);
    }),
  );
});

it('the first and the last period are named, and some between', () => {
  expect(labelledPeriods(0)).toEqual([]);
  expect(labelledPeriods(3)).toEqual([0, 1, 2]);
  expect(labelledPeriods(30)).toEqual([0, 7, 15, 22, 29]);
});
