const SHAPE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/**
 * A time of RFC 3339 with up to nine digits of a second, as Go writes it (without the zeros at the end, so that texts
 * do not sort), in nanoseconds since 1970. Undefined for anything else.
 */
export function parseInstant(text: string): bigint | undefined {
  const [, seconds, fraction = '', zone] = SHAPE.exec(text) ?? [];
  const milliseconds = Date.parse(`${seconds}${zone}`);
  if (Number.isNaN(milliseconds)) return undefined;
  return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}
