import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { gate } from '@/lib/platform/gate';

it('lets so many through at once, the others in their order, and goes on after a failure', async () => {
  const pass = gate(2);
  const order: number[] = [];
  let [running, most] = [0, 0];
  const results = await Promise.allSettled(
    Array.from({ length: 9 }, (_, index) =>
      pass(async () => {
        order.push(index);
        running += 1;
        most = Math.max(most, running);
        await setImmediate();
        running -= 1;
        if (index % 3 === 0) throw new Error(`no ${index}`);
        return index;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(results.map((one) => (one.status === 'fulfilled' ? one.value : null))).toEqual([
    ...[null, 1, 2],
    ...[null, 4, 5],
    ...[null, 7, 8],
  ]);
});

it('refuses who has waited too long, keeps the others in order, and counts its places right afterwards', async () => {
  const pass = gate(1, { ms: 20, refusal: () => new Error('too long') });
  let end: (() => void) | undefined;
  const running = pass(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  let hasRun = false;
  await expect(
    pass(async () => {
      hasRun = true;
    }),
  ).rejects.toThrow('too long');
  const next = pass(async () => 'next');
  end?.();
  await running;
  expect(await next).toBe('next');
  expect(await pass(async () => 'free')).toBe('free');
  expect(hasRun).toBe(false);
});
