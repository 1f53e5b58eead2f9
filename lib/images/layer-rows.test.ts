import { describe, expect, it } from 'vitest';
import { layerRows } from '@/lib/images/layer-rows';
import type { LayerView } from '@/lib/images/schema';

const layer = (instruction: string | null, size: number): LayerView => ({
  ...{ digest: 'sha256:a', diffId: null, createdBy: instruction },
  ...{ instruction, size, empty: false },
});
const empty = (instruction: string): LayerView => ({ ...layer(instruction, 0), digest: null, empty: true });

describe('the rows of layers', () => {
  it('fold steps without a layer, and give each layer its share', () => {
    const { rows, layerCount, left, unrecorded } = layerRows([
      ...[layer('ADD a /', 300), empty('ENV A=1'), empty('CMD ["a"]'), layer('RUN b', 100)],
    ]);
    expect(rows).toMatchObject([
      { kind: 'layer', number: 1, share: 0.75 },
      { kind: 'empty', steps: [{ number: 2 }, { number: 3 }] },
      { kind: 'layer', number: 4, share: 0.25 },
    ]);
    expect({ layerCount, left, unrecorded }).toEqual({ layerCount: 2, left: 0, unrecorded: 0 });
  });

  it('count what the history does not say, as buildah leaves it', () => {
    expect(layerRows([empty('/bin/sh'), layer(null, 1), layer(null, 1)]).unrecorded).toBe(2);
    expect(layerRows([])).toEqual({ rows: [], layerCount: 0, left: 0, unrecorded: 0 });
    expect(layerRows([layer('RUN x', 0)]).rows).toMatchObject([{ share: 0 }]);
  });

  it('stay light, whatever was pushed', () => {
    const { rows, left } = layerRows(Array.from({ length: 1000 }, () => layer('x'.repeat(4096), 1)));
    expect(left).toBe(850);
    expect(JSON.stringify(rows).length).toBeLessThan(100_000);
    expect(rows[0]).toMatchObject({ isCut: true });
  });
});
