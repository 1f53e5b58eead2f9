import { describe, expect, it } from 'vitest';
import { DISTRIBUTIONS } from '@/lib/tags/distributions';
import { distributionStatus, findDistribution, findRelease, ownFamily } from '@/lib/tags/find-distribution';

const TODAY = new Date('2026-11-21T12:00:00Z');
const statusOf = (word: string, day = TODAY) => distributionStatus(findDistribution(word) ?? null, day);

describe('finding a base distribution', () => {
  it.each([
    ['bookworm', 'Debian', '12'],
    ['noble', 'Ubuntu', '24.04'],
    ['ubuntu22.04', 'Ubuntu', '22.04'],
    ['alpine3.23', 'Alpine Linux', '3.23'],
    ['alpine-3.23', 'Alpine Linux', '3.23'],
    ['ltsc2022', 'Windows Server', '2022'],
    ['1809', 'Windows Server', '2019'],
    ['al2023', 'Amazon Linux', '2023'],
    ['amazonlinux2', 'Amazon Linux', '2'],
    ['oraclelinux9', 'Oracle Linux', '9'],
    ['ubi10', 'Red Hat UBI', '10'],
    ['almalinux10', 'AlmaLinux', '10'],
    ['debian13', 'Debian', '13'],
  ])('reads %s as %s %s', (word, family, version) => {
    expect(findDistribution(word)).toMatchObject({ family, version });
  });
  it('knows no base in a word that names none', () => {
    for (const word of ['jdk17', 'slim', 'constructor', '8', 'alpine', 'php8.3', 'al'])
      expect(findDistribution(word), word).toBeUndefined();
  });
  it('finds the release that a longer version belongs to, and only by whole numbers', () => {
    expect(findRelease('Alpine Linux', '3.23.5')?.version).toBe('3.23');
    expect(findRelease('Debian', '12.15')?.codeName).toBe('bookworm');
    expect(findRelease('Alpine Linux', '3.2')).toBeUndefined();
    expect(findRelease('Debian', '12.15-slim')).toBeUndefined();
  });
  it('knows which repositories are a distribution themselves', () => {
    expect(ownFamily('library/alpine')).toBe('Alpine Linux');
    expect(ownFamily('acme/alpine')).toBeUndefined();
    expect(ownFamily('redis')).toBeUndefined();
  });
});

describe('the support of a base distribution', () => {
  it('is supported, then long-term, then ended', () => {
    expect(statusOf('bookworm', new Date('2026-07-11T23:59:59Z'))).toBe('supported');
    expect(statusOf('bookworm', new Date('2026-07-12T00:00:00Z'))).toBe('lts');
    expect(statusOf('bookworm', new Date('2028-07-01T00:00:00Z'))).toBe('ended');
  });
  it('has ended for bases that get no free updates any more', () => {
    for (const word of ['bullseye', 'buster', 'focal', 'alpine3.20', 'alpine3.21', 'al2', 'centos7'])
      expect(statusOf(word), word).toBe('ended');
    for (const word of ['trixie', 'noble', 'resolute', 'stonking', 'alpine3.24', 'ltsc2022', 'ubi9'])
      expect(statusOf(word), word).toBe('supported');
  });
  it('tells bases without releases from those that are not released yet, and both from unknown ones', () => {
    expect(statusOf('sid')).toBe('rolling');
    expect(statusOf('forky')).toBe('development');
    expect(statusOf('oraclelinux10')).toBe('unknown');
    expect(distributionStatus(null, TODAY)).toBe('unknown');
  });
});

describe('the table of distributions', () => {
  it('names each release and each code name once', () => {
    const names = DISTRIBUTIONS.map(({ family, version }) => `${family} ${version}`);
    const codeNames = DISTRIBUTIONS.flatMap(({ codeName }) => codeName ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(codeNames).size).toBe(codeNames.length);
  });
  it('holds calendar days, the long-term end after the regular one, and a source for each', () => {
    for (const { endOfLife, endOfLifeLts, source, stage } of DISTRIBUTIONS) {
      for (const day of [endOfLife, endOfLifeLts].filter((one) => typeof one === 'string'))
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      if (endOfLifeLts) expect(endOfLifeLts > (endOfLife ?? '')).toBe(true);
      if (stage) expect(endOfLife).toBeNull();
      expect(source).toMatch(/^https:\/\//);
    }
  });
});
