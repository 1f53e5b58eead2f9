import { describe, expect, it } from 'vitest';
import { compareTags } from '@/lib/tags/compare-tags';

const sorted = (...tags: string[]): string[] => [...tags].sort(compareTags);

describe('the order of tags', () => {
  it('has latest first, then the newest version, then names without a version', () => {
    expect(sorted('alpine', '7.4', '8.8', 'latest', '8.10', 'trixie')).toEqual([
      'latest',
      '8.10',
      '8.8',
      '7.4',
      'alpine',
      'trixie',
    ]);
  });
  it('compares numbers by value and not by their letters', () => {
    expect(sorted('8.9.1', '8.10.1', '8.2.9')).toEqual(['8.10.1', '8.9.1', '8.2.9']);
  });
  it('puts the tag that moves further before the more exact one of the same line', () => {
    expect(sorted('8.10.1', '8', '8.8.2', '8.10')).toEqual(['8', '8.10', '8.10.1', '8.8.2']);
  });
  it('puts pre-releases last, and of one version the most finished first', () => {
    expect(
      sorted('3.15.0a2', '3.15.0rc1', '3.16.0a1', '3.15.0', '3.15.0beta3', 'slim', '3.15.0rc2', '3.14.7', 'latest'),
    ).toEqual(['latest', '3.15.0', '3.14.7', 'slim', '3.16.0a1', '3.15.0rc2', '3.15.0rc1', '3.15.0beta3', '3.15.0a2']);
  });
  it('puts variants after the plain image of the same version, newer bases first', () => {
    expect(sorted('26-alpine3.9', '26-slim', '26', '26-alpine3.10', '24')).toEqual([
      '26',
      '26-alpine3.10',
      '26-alpine3.9',
      '26-slim',
      '24',
    ]);
  });
  it('reads Java’s own version scheme and a leading v', () => {
    expect(sorted('8u92', '8u502', 'v3.7.11', 'v3.7.9')).toEqual(['8u502', '8u92', 'v3.7.11', 'v3.7.9']);
  });
  it('keeps days out of the order of versions', () => {
    expect(sorted('20260805', '3.24')).toEqual(['3.24', '20260805']);
  });
  it('is the same order whichever way round the tags come', () => {
    const tags = [
      '1.0',
      '1.0-alpine',
      '01.0',
      '1',
      'v1',
      'latest',
      'edge',
      'a1',
      'a01',
      '20260101',
      '1.0-rc1',
      '1.0-rc.1',
    ];
    const forwards = sorted(...tags);
    expect(sorted(...[...tags].reverse())).toEqual(forwards);
    for (const a of tags) for (const b of tags) expect(compareTags(a, b) + compareTags(b, a)).toBe(0);
  });
});
