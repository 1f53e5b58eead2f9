import { describe, expect, it } from 'vitest';
import { immutableTagState, type Moved } from '@/lib/registry-sync/immutable-tag-state';

const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 12, minute));
const moved = (minute: number, digest: string | null, by: string | null = 'eve'): Moved => ({
  digest,
  at: at(minute),
  by,
});
const state = (...movements: Moved[]) => immutableTagState(movements, at(10), 'us');

describe('an immutable tag', () => {
  it('stays on its first image, however often others are pushed', () => {
    expect(state()).toEqual({ kept: null, violation: null });
    expect(state(moved(11, 'a'))).toEqual({ kept: 'a', violation: null });
    expect(state(moved(11, 'a'), moved(12, 'a'))).toEqual({ kept: 'a', violation: null });
    expect(state(moved(11, 'a'), moved(12, 'b'))).toEqual({ kept: 'a', violation: moved(12, 'b') });
    expect(state(moved(11, 'a'), moved(12, 'b'), moved(13, 'c'))).toEqual({ kept: 'a', violation: moved(13, 'c') });
  });

  it('keeps what it had when its immutability began', () => {
    expect(state(moved(1, 'a'), moved(9, 'b'), moved(12, 'c'))).toEqual({ kept: 'b', violation: moved(12, 'c') });
    expect(state(moved(1, 'a'), moved(9, 'b'))).toEqual({ kept: 'b', violation: null });
  });

  it('is settled once it was put back, by us or by whoever pushed', () => {
    expect(state(moved(11, 'a'), moved(12, 'b'), moved(13, 'a', 'us'))).toEqual({ kept: 'a', violation: null });
    expect(state(moved(11, 'a'), moved(12, 'b'), moved(13, 'a'))).toEqual({ kept: 'a', violation: null });
    const again = [moved(11, 'a'), moved(12, 'b'), moved(13, 'a', 'us'), moved(14, 'b')];
    expect(state(...again)).toEqual({ kept: 'a', violation: moved(14, 'b') });
  });

  it('is free after it was deleted', () => {
    expect(state(moved(11, 'a'), moved(12, null))).toEqual({ kept: null, violation: null });
    expect(state(moved(11, 'a'), moved(12, null), moved(13, 'b'))).toEqual({ kept: 'b', violation: null });
  });
});
