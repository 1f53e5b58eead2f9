import { numbers } from '@/lib/testing/numbers';

/** The same sequence every time, so that a failure can be seen again. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const list = [...items];
  const next = numbers(seed);
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = next(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}
