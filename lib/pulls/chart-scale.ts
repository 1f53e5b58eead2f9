/** Steps between lines that read well: 1, 2 or 5 times a power of ten, and never less than one pull. */
function stepFor(most: number, lines: number): number {
  const least = Math.max(1, most / lines);
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((times) => times * power >= least) ?? 10) * power;
}

/** Where a chart of counts up to `most` has its lines, from zero to its top, which no count is above. */
export function chartTicks(most: number, lines = 4): number[] {
  const step = stepFor(most, lines);
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}

/** Which of so many periods are named below a chart: the first and the last, and some between at even distances. */
export function labelledPeriods(count: number, most = 5): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}
