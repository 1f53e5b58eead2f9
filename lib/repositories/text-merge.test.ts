import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MergedText, mergeText } from '@/lib/repositories/text-merge';

const BASE = '# Title\n\none\ntwo\nthree\n\nfour\nfive\n';
const choose = (merged: MergedText, side: 'mine' | 'base' | 'theirs'): string =>
  merged.clean
    ? merged.text
    : merged.chunks.map((chunk) => (chunk.kind === 'same' ? chunk.text : chunk[side])).join('');

describe('what two people made of a text', () => {
  it('is merged when they changed different places', () => {
    const mine = BASE.replace('one', 'ONE');
    const theirs = BASE.replace('five', 'five\nsix');
    expect(mergeText(BASE, mine, theirs)).toEqual({
      clean: true,
      text: '# Title\n\nONE\ntwo\nthree\n\nfour\nfive\nsix\n',
    });
  });

  it('is merged when they changed the same place alike', () => {
    const mine = BASE.replace('one', 'ONE').replace('five', 'FIVE');
    const theirs = BASE.replace('one', 'ONE');
    expect(mergeText(BASE, mine, theirs)).toEqual({ clean: true, text: mine });
  });

  it('is a conflict when they changed the same line differently, with what stands around kept once', () => {
    const merged = mergeText(BASE, BASE.replace('two', 'mine'), BASE.replace('two', 'theirs\nmore'));
    expect(merged).toEqual({
      clean: false,
      chunks: [
        { kind: 'same', text: '# Title\n\none\n' },
        { kind: 'conflict', mine: 'mine\n', base: 'two\n', theirs: 'theirs\nmore\n' },
        { kind: 'same', text: 'three\n\nfour\nfive\n' },
      ],
    });
  });

  it('is a conflict when one deletes what the other changes', () => {
    const merged = mergeText(BASE, BASE.replace('two\n', ''), BASE.replace('two', 'TWO'));
    expect(merged.clean).toBe(false);
    expect(choose(merged, 'mine')).toBe(BASE.replace('two\n', ''));
    expect(choose(merged, 'theirs')).toBe(BASE.replace('two', 'TWO'));
  });

  it('does not depend on how their systems write line ends', () => {
    const mine = BASE.replace('one', 'ONE').replaceAll('\n', '\r\n');
    expect(mergeText(BASE, mine, BASE.replace('four', '4'))).toEqual({
      clean: true,
      text: BASE.replace('one', 'ONE').replace('four', '4'),
    });
    expect(mergeText(BASE, BASE.replaceAll('\n', '\r\n'), BASE)).toEqual({ clean: true, text: BASE });
  });

  it('does not turn a missing line end at the very end into a conflict', () => {
    expect(mergeText('a\nb\nc', 'A\nb\nc', 'a\nb\nc\n')).toEqual({ clean: true, text: 'A\nb\nc\n' });
    expect(mergeText('a\nb\nc', 'A\nb\nc', 'a\nb\nc\nd')).toEqual({ clean: true, text: 'A\nb\nc\nd' });
    expect(mergeText('a\nb', 'a\nx', 'a\ny')).toEqual({
      clean: false,
      chunks: [
        { kind: 'same', text: 'a\n' },
        { kind: 'conflict', mine: 'x', base: 'b', theirs: 'y' },
      ],
    });
  });

  it('begins from nothing when there was nothing', () => {
    expect(mergeText('', 'a\n', '')).toEqual({ clean: true, text: 'a\n' });
    expect(mergeText('', 'a\n', 'b\n')).toEqual({
      clean: false,
      chunks: [{ kind: 'conflict', mine: 'a\n', base: '', theirs: 'b\n' }],
    });
  });

  it('takes lines that are named like parts of objects', () => {
    expect(mergeText('__proto__\nx\ny\n', '__proto__\nx\ny\nconstructor\n', 'toString\nx\ny\n')).toEqual({
      clean: true,
      text: 'toString\nx\ny\nconstructor\n',
    });
  });
});

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '#'), { maxLength: 12 })
  .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`));

describe('merging any texts', () => {
  it('takes the only change, and what both agree on', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeText(base, other, base)).toEqual({ clean: true, text: other });
        expect(mergeText(base, base, other)).toEqual({ clean: true, text: other });
        expect(mergeText(base, other, other)).toEqual({ clean: true, text: other });
      }),
    );
  });

  it('gives both sides the same result, seen from their side', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const [here, there] = [mergeText(base, mine, theirs), mergeText(base, theirs, mine)];
        expect(there.clean).toBe(here.clean);
        if (here.clean || there.clean) return;
        expect(there.chunks.map(({ kind }) => kind)).toEqual(here.chunks.map(({ kind }) => kind));
        expect(here.chunks.some(({ kind }) => kind === 'conflict')).toBe(true);
      }),
    );
  });

  it('loses no line that somebody added', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (base, first, second) => {
        const insert = (line: string, at: number) => {
          const lines = base.split('\n');
          lines.splice(at % lines.length, 0, line);
          return lines.join('\n');
        };
        const merged = mergeText(base, insert('MINE', first), insert('THEIRS', second));
        expect(choose(merged, 'mine')).toContain('MINE');
        expect(choose(merged, 'theirs')).toContain('THEIRS');
      }),
    );
  });
});

describe('merging a megabyte', () => {
  const MAX_MILLISECONDS = 5000;
  const timed = (work: () => MergedText): MergedText => {
    const started = performance.now();
    const merged = work();
    expect(performance.now() - started).toBeLessThan(MAX_MILLISECONDS);
    return merged;
  };

  it('of lines takes the changes of both', () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `line ${index}`);
    const change = (at: number, to: string) => lines.with(at, to).join('\n');
    const merged = timed(() => mergeText(lines.join('\n'), change(30_000, 'mine'), change(31_000, 'theirs')));
    expect(merged).toEqual({ clean: true, text: lines.with(30_000, 'mine').with(31_000, 'theirs').join('\n') });
  });

  it.each([
    ['few kinds of lines', () => Array.from({ length: 9990 }, (_, index) => `line ${index % 60}\n`).join('')],
    ['blank lines', () => '\n'.repeat(1_000_000)],
    ['different lines', (who: string) => Array.from({ length: 50_000 }, (_, index) => `${who} ${index}\n`).join('')],
    ['one line', (who: string) => who.repeat(250_000)],
    ['two kinds of lines', (who: string) => (who === 'mine' ? 'a\nb\n' : 'b\n\n').repeat(9000)],
  ])('of %s ends in time, if need be as one conflict', (_what, make) => {
    const merged = timed(() => mergeText(`base\n${make('base')}`, `mine\n${make('mine')}`, `theirs\n${make('they')}`));
    expect(merged.clean).toBe(false);
    expect(choose(merged, 'mine')).toBe(`mine\n${make('mine')}`);
    expect(choose(merged, 'theirs')).toBe(`theirs\n${make('they')}`);
  });
});
