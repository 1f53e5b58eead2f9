/** Chances that come out the same for the same seed, so that a failure can be seen again. */
export type Random = {
  /** 0 … below − 1 */
  int(below: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Up to `most` different ones */
  some<T>(items: readonly T[], most: number): T[];
};

/** mulberry32 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  const pick = <T>(items: readonly T[]): T => items[int(items.length)] as T;
  return {
    int,
    pick,
    chance: (probability) => next() < probability,
    some: (items, most) => [...new Set(Array.from({ length: int(most + 1) }, () => pick(items)))],
  };
}
