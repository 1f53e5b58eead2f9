import { describe, expect, it } from 'vitest';
import { compareComponents, compareVulnerabilities, componentIdentity } from '@/lib/scans/compare/compare-contents';

const component = (name: string, version: string, purl: string | null = null) => ({ name, version, purl, type: 'npm' });

describe('two images side by side', () => {
  it.each([
    ['pkg:npm/%40scope/a@1.0.0?x=y#z', 'pkg:npm/%40scope/a'],
    ['pkg:npm/@scope/a@1.0.0', 'pkg:npm/@scope/a'],
    ['pkg:deb/debian/zlib1g@1:1.2?arch=amd64', 'pkg:deb/debian/zlib1g'],
    ['pkg:npm/a', 'pkg:npm/a'],
    [null, 'npm/a'],
  ])('know %s as %s', (purl, identity) => {
    expect(componentIdentity(component('a', '1', purl))).toBe(identity);
  });

  it('have components added, removed and changed', () => {
    const from = [
      component('a', '1'),
      component('b', '1'),
      component('c', '2'),
      component('c', '1'),
      component('d', '1'),
    ];
    const to = [
      component('a', '2'),
      component('c', '1'),
      component('c', '2'),
      component('d', '1'),
      component('e', '1'),
      component('d', '2'),
    ];
    expect(compareComponents(from, to)).toEqual({
      added: [{ name: 'e', type: 'npm', versions: ['1'] }],
      removed: [{ name: 'b', type: 'npm', versions: ['1'] }],
      changed: [
        { name: 'a', type: 'npm', from: ['1'], to: ['2'] },
        { name: 'd', type: 'npm', from: ['1'], to: ['1', '2'] },
      ],
    });
  });

  it('gain and lose vulnerabilities, the worst first', () => {
    const from = [
      { id: 'A', severity: 'low' },
      { id: 'B', severity: 'high' },
    ] as const;
    const to = [
      { id: 'B', severity: 'low' },
      { id: 'D', severity: 'low' },
      { id: 'C', severity: 'unknown' },
      { id: 'C', severity: 'critical' },
    ] as const;
    expect(compareVulnerabilities(from, to)).toEqual({
      gained: [
        { id: 'C', severity: 'critical' },
        { id: 'D', severity: 'low' },
      ],
      lost: [{ id: 'A', severity: 'low' }],
      kept: 1,
    });
  });

  it('are the same the other way round', () => {
    const from = [component('a', '1'), component('b', '1')];
    const to = [component('b', '2'), component('c', '1')];
    const [there, back] = [compareComponents(from, to), compareComponents(to, from)];
    expect([there.added, there.removed]).toEqual([back.removed, back.added]);
    expect(there.changed.map((one) => [one.from, one.to])).toEqual(back.changed.map((one) => [one.to, one.from]));
  });
});
