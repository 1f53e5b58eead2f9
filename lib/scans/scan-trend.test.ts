import { describe, expect, it } from 'vitest';
import { changesBy, scanTrend, type TrendReport } from '@/lib/scans/scan-trend';

const report = (digest: string, critical: number, high: number, scanner = 'Trivy'): TrendReport => ({
  id: `${digest} ${critical} ${high}`,
  digest,
  scanner,
  scannedAt: '2026-10-01T00:00:00.000Z',
  critical,
  high,
  medium: 0,
  low: 0,
  unknown: 0,
});

describe('the trend over a tag’s reports', () => {
  const trend = scanTrend([
    report('a', 1, 5),
    report('a', 3, 5),
    report('b', 0, 2),
    report('b', 0, 3, 'Grype'),
    report('b', 1, 3, 'Grype'),
  ]);

  it('says what changed: the advisory data, the image, or only the scanner', () => {
    expect(trend.map(({ cause }) => cause)).toEqual(['first', 'advisories', 'image', 'scanner', 'advisories']);
    expect(trend.map(({ change }) => [change.critical, change.high])).toEqual([
      [0, 0],
      [2, 0],
      [-3, -3],
      [0, 1],
      [1, 0],
    ]);
  });

  it('adds up by cause', () => {
    expect(changesBy(trend, 'advisories')).toMatchObject({ critical: 3, high: 0 });
    expect(changesBy(trend, 'image')).toMatchObject({ critical: -3, high: -3 });
  });
});
