import { describe, expect, it } from 'vitest';
import { compareVersions } from '@/lib/scans/compare-versions';
import { type FixableFinding, fixPlan } from '@/lib/scans/fix-plan';
import { numbers } from '@/lib/testing/numbers';

const finding = (
  id: string,
  fixedVersions: readonly string[],
  component: Partial<FixableFinding['component']> = {},
  severity: FixableFinding['severity'] = 'high',
): FixableFinding => ({
  id,
  severity,
  fixedVersions,
  component: { name: 'openssl', version: '1.0.0', purl: null, type: 'npm', source: null, ...component },
});

describe('what would fix most', () => {
  it('is per component the lowest version that fixes all', () => {
    const plan = fixPlan([
      finding('A', ['1.2.0']),
      finding('B', ['1.10.0'], {}, 'critical'),
      finding('C', ['2.0.0'], { name: 'zlib' }),
    ]);
    expect(plan.map(({ name, upgradeTo, critical, high }) => [name, upgradeTo, critical, high])).toEqual([
      ['openssl', '1.10.0', 1, 1],
      ['zlib', '2.0.0', 0, 1],
    ]);
  });

  it('takes no version between two branches for fixed', () => {
    const rails = { name: 'rails', version: '5.2.4.0' };
    expect(fixPlan([finding('A', ['5.2.4.3', '6.0.3.1'], rails)])[0]?.upgradeTo).toBe('5.2.4.3');
    expect(fixPlan([finding('A', ['5.2.4.3', '6.0.3.1'], rails), finding('B', ['6.0.2'], rails)])[0]?.upgradeTo).toBe(
      '6.0.3.1',
    );
    expect(fixPlan([finding('A', ['4.9.1'], rails)])[0]).toMatchObject({
      upgradeTo: null,
      alternatives: [{ id: 'A', versions: ['4.9.1'] }],
    });
  });

  it('is one upgrade for all packages built from one source', () => {
    const built = { source: 'openssl', type: 'debian', version: '3.0.11-1', purl: null };
    const plan = fixPlan([
      finding('A', ['3.0.13-1~deb12u1'], { ...built, name: 'libssl3' }),
      finding('A', ['3.0.13-1~deb12u1'], { ...built, name: 'openssl' }),
    ]);
    expect(plan).toMatchObject([
      { name: 'openssl', components: ['libssl3', 'openssl'], upgradeTo: '3.0.13-1~deb12u1', high: 2, ids: ['A'] },
    ]);
  });

  it('lists alternatives where versions cannot be put in an order, and never guesses', () => {
    const plan = fixPlan([finding('A', ['0.0.0-20230101', 'deadbeef']), finding('B', ['cafe'])]);
    expect(plan).toMatchObject([{ upgradeTo: null, alternatives: [{ id: 'A' }, { id: 'B', versions: ['cafe'] }] }]);
    expect(fixPlan([finding('A', ['cafe'])])[0]?.upgradeTo).toBe('cafe');
  });

  it('has nothing for what nothing fixes', () => {
    expect(fixPlan([finding('A', [])])).toEqual([]);
  });

  it('does not try all versions of a report that has hundreds of thousands', () => {
    const findings = Array.from({ length: 50_000 }, (_, index) =>
      finding(`CVE-2026-${index}`, [`1.${index}.1`, `2.${index}.1`]),
    );
    const [upgrade, ...others] = fixPlan(findings);
    expect(others).toEqual([]);
    expect(upgrade?.upgradeTo).toBeNull();
    expect(upgrade?.alternatives).toHaveLength(findings.length);
  });

  /** A report that a seed stands for, and what must be true of any. */
  function holds(seed: number): void {
    const next = numbers(seed);
    const version = () => `${next(3) + 1}.${next(4)}.${next(4)}`;
    const findings = Array.from({ length: next(30) + 1 }, (_, index) =>
      finding(
        `CVE-2026-${index % 12}`,
        Array.from({ length: next(3) }, version),
        { name: `lib${next(4)}`, version: '0.9.0' },
        next(2) === 0 ? 'critical' : 'high',
      ),
    );
    const fixable = findings.filter(({ fixedVersions }) => fixedVersions.length > 0);
    const plan = fixPlan(findings);
    expect(plan.reduce((sum, { critical, high }) => sum + critical + high, 0)).toBe(fixable.length);
    expect(new Set(plan.map(({ name }) => name)).size).toBe(plan.length);
    for (const { name, upgradeTo } of plan) {
      const own = fixable.filter(({ component }) => component.name === name);
      const highest = own
        .flatMap(({ fixedVersions }) => fixedVersions)
        .reduce((a, b) => ((compareVersions('language', a, b) ?? 0) >= 0 ? a : b));
      expect(upgradeTo).not.toBeNull();
      // Not above what certainly fixes all, and not below the lowest fix of any.
      expect(compareVersions('language', upgradeTo ?? '', highest)).toBeLessThanOrEqual(0);
      for (const { fixedVersions } of own)
        expect(fixedVersions.some((fix) => (compareVersions('language', upgradeTo ?? '', fix) ?? -1) >= 0)).toBe(true);
    }
    expect(fixPlan([...findings].reverse()).map(({ name, upgradeTo }) => [name, upgradeTo])).toEqual(
      plan.map(({ name, upgradeTo }) => [name, upgradeTo]),
    );
  }

  it('clears every finding exactly once, with the lowest candidate, whatever the findings', () => {
    for (let seed = 1; seed <= 300; seed++)
      try {
        holds(seed);
      } catch (error) {
        throw new Error(`it does not hold for the seed ${seed}: ${error}`, { cause: error });
      }
  });
});
