import { describe, expect, it } from 'vitest';
import { findPatternProblems, immutableAmong, isImmutable } from '@/lib/repositories/immutable-tags';

const patterns = (...immutablePatterns: string[]) => ({ immutableTags: 'patterns' as const, immutablePatterns });

describe('a tag is immutable', () => {
  it('never, always, or when a pattern describes all of it', () => {
    expect(isImmutable({ immutableTags: 'none', immutablePatterns: ['.*'] }, '1.0')).toBe(false);
    expect(isImmutable({ immutableTags: 'all', immutablePatterns: [] }, 'latest')).toBe(true);
    const versions = patterns('v?\\d+\\.\\d+\\.\\d+', 'stable|lts');
    for (const tag of ['1.2.3', 'v1.2.3', 'stable', 'lts']) expect(isImmutable(versions, tag)).toBe(true);
    for (const tag of ['1.2', '1.2.3-rc1', 'unstable', 'lts2', 'latest'])
      expect(isImmutable(versions, tag)).toBe(false);
    expect(isImmutable(patterns(), '1.0')).toBe(false);
  });

  it('unless it lists what belongs to an image: signatures come later', () => {
    const tag = `sha256-${'a'.repeat(64)}`;
    for (const name of [tag, `${tag}.sig`, `${tag}.att`])
      expect(isImmutable({ immutableTags: 'all', immutablePatterns: [] }, name)).toBe(false);
  });
});

it('finds the immutable ones among tags', async () => {
  const tags = ['1.0', 'latest', '2.0'];
  expect(await immutableAmong(patterns('\\d.*'), tags)).toEqual(new Set(['1.0', '2.0']));
});

const findPatternProblem = (pattern: string) => findPatternProblems([pattern])[0];

describe('a pattern', () => {
  it('that can be used has no problem', () => {
    for (const pattern of ['\\d+', '(?i)release-.*', '[^-]+', 'a{1,100}', '^1\\.0$'])
      expect(findPatternProblem(pattern)).toBeUndefined();
  });

  it('that cannot is refused with the reason and the place', () => {
    expect(findPatternProblem('')).toEqual({ fault: 'empty', part: null, position: null });
    expect(findPatternProblem('v(1')).toEqual({ fault: 'missing-parenthesis', part: null, position: null });
    expect(findPatternProblem('v[1')).toEqual({ fault: 'missing-bracket', part: '[1', position: 2 });
    expect(findPatternProblem('1.[9-0]')).toEqual({ fault: 'bad-range', part: '9-0', position: 4 });
    expect(findPatternProblem('1(?=\\.0)')).toEqual({ fault: 'unsupported', part: '(?=', position: 2 });
    expect(findPatternProblem('(a)\\1')).toEqual({ fault: 'bad-escape', part: '\\1', position: 4 });
    expect(findPatternProblem('*')).toMatchObject({ fault: 'nothing-to-repeat' });
    expect(findPatternProblem('a{1001}')).toMatchObject({ fault: 'bad-repeat', position: 2 });
    expect(findPatternProblem('v)')).toMatchObject({ fault: 'unexpected-parenthesis' });
    expect(findPatternProblem('\\')).toMatchObject({ fault: 'bad-escape', position: null });
    for (const pattern of ['(?:[a-z]{900}|[0-9]{900}|x{900})', '(?:[a-z0-9._-]{0,30}[a-z]?){0,20}c'])
      expect(findPatternProblem(pattern)).toMatchObject({ fault: 'too-complex' });
  });

  it('may be as complex as people write them, and all of a rule together not much more', () => {
    const version = 'v?(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?';
    const ordinary = [...Array(12).fill(version), '[0-9a-f]{40}', '[0-9]{4}-[0-9]{2}-[0-9]{2}', 'release-.*', 'lts'];
    expect(findPatternProblems(ordinary)).toEqual(ordinary.map(() => undefined));
    const faults = findPatternProblems(Array(20).fill('a{0,100}c')).map((problem) => problem?.fault);
    expect(faults.slice(0, 4)).toEqual(Array(4).fill(undefined));
    expect(faults.slice(10)).toEqual(Array(10).fill('too-complex'));
  });
});
