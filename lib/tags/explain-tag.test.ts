import { describe, expect, it } from 'vitest';
import { explainTag } from '@/lib/tags/explain-tag';
import type { TagPart } from '@/lib/tags/tag-meaning';

const NOW = new Date('2026-11-21T12:00:00Z');
const explain = (repository: string, tag: string, ...siblings: string[]) =>
  explainTag(tag, { repository, siblings: [tag, ...siblings], now: NOW });
const kinds = (parts: readonly TagPart[]) => parts.map(({ kind, text }) => `${kind} ${text}`);
const REDIS = ['latest', '8', '8.10', '8.10.1', '8.8', '8.8.2', '8-alpine', '8.10.1-alpine3.23', 'trixie'];

describe('how far a tag moves', () => {
  it.each([
    ['latest', 'moves-freely'],
    ['trixie', 'moves-freely'],
    ['8', 'moves-within-major'],
    ['8-alpine', 'moves-within-major'],
    ['8.10', 'moves-within-minor'],
    ['8.10.1', 'rebuild-only'],
    ['8.10.1-alpine3.23', 'rebuild-only'],
  ])('redis:%s %s', (tag, moves) => {
    expect(explain('redis', tag, ...REDIS).moves).toBe(moves);
  });
  it('shows in the siblings: the second number is the last one where no tag has a third', () => {
    expect(explain('postgres', '18.6', '18').moves).toBe('rebuild-only');
    expect(explain('erlang', '29.0.5', '29.0.5.0').moves).toBe('moves-within-minor');
  });
  it('lets a number alone stand for its whole line even without a more exact sibling', () => {
    expect(explain('ibmjava', '8').moves).toBe('moves-within-major');
  });
  it('sees the publisher’s own build numbers, and dates, as more exact', () => {
    const varnish = ['9.0.3', '9.0.3-4', '9.0.3-alpine'];
    expect(explain('varnish', '9.0.3', ...varnish).moves).toBe('moves-within-minor');
    expect(explain('varnish', '9.0.3-4', ...varnish).moves).toBe('rebuild-only');
    expect(explain('odoo', '19.0', '19.0-20260817').moves).toBe('moves-within-minor');
    expect(explain('odoo', '19.0-20260817').moves).toBe('dated-snapshot');
    expect(explain('bonita', '2026.2-u0', '2026.2').moves).toBe('rebuild-only');
    expect(explain('bonita', '2026.2', '2026.2-u0').moves).toBe('moves-within-minor');
    expect(explain('acme/tool', '2024-01-15').moves).toBe('dated-snapshot');
  });
  it('tells a numbered pre-release, which stays, from one that moves on', () => {
    expect(explain('postgres', '19beta3').moves).toBe('rebuild-only');
    expect(explain('haproxy', '3.5-dev', '3.5-dev5').moves).toBe('moves-within-minor');
    expect(explain('haproxy', '3.5-dev5', '3.5-dev').moves).toBe('rebuild-only');
    expect(explain('python', '3.15-rc', '3.15.0rc1').moves).toBe('moves-within-minor');
  });
  it('takes the freest of several versions', () => {
    const pypy = ['3', '3.11', '3.11-7.3.23', '3-7.3.23'];
    expect(explain('pypy', '3.11-7.3.23', ...pypy).moves).toBe('rebuild-only');
    expect(explain('pypy', '3-7.3.23', ...pypy).moves).toBe('moves-within-major');
    expect(explain('pypy', '3.11', ...pypy).moves).toBe('moves-within-minor');
  });
});

describe('the words of a tag', () => {
  it.each([
    ['node', '26.7.0-trixie-slim', ['version 26.7.0', 'distribution trixie', 'variant slim']],
    [
      'php',
      '8.6.0beta1-cli-alpine3.24',
      ['version 8.6.0', 'prerelease beta1', 'flavour cli', 'distribution alpine3.24'],
    ],
    ['eclipse-temurin', '8u502-b07-jdk-alpine-3.24', ['version 8u502-b07', 'flavour jdk', 'distribution alpine-3.24']],
    ['maven', '4.0.0-rc-5-eclipse-temurin-17', ['version 4.0.0', 'prerelease rc-5', 'component eclipse-temurin-17']],
    ['golang', '1-windowsservercore-ltsc2025', ['version 1', 'variant windowsservercore', 'distribution ltsc2025']],
    ['flink', 'scala_2.12-java21', ['component scala_2.12', 'component java21']],
    ['sonarqube', '2026-lta-datacenter-app', ['version 2026', 'channel lta', 'flavour datacenter-app']],
    ['dart', '3.14.0-95.2.beta', ['version 3.14.0', 'prerelease 95.2.beta']],
    ['node', 'krypton-alpine', ['code-name krypton', 'variant alpine']],
    ['neurodebian', 'nd120-non-free', ['distribution nd120', 'flavour non-free']],
    ['archlinux', 'base-devel-20260816.0.574111', ['flavour base-devel', 'version 20260816.0.574111']],
    ['acme/krypton', 'krypton-x86__a', ['unknown krypton', 'unknown x86', 'unknown ', 'unknown a']],
  ])('%s:%s', (repository, tag, expected) => {
    const { parts } = explain(repository, tag);
    expect(kinds(parts)).toEqual(expected);
    expect(parts.map(({ lead, text }) => lead + text).join('')).toBe(tag);
  });
  it('knows whose version it is', () => {
    expect(explain('azul-zulu', '8.96-8.0.504-jdk').parts.slice(0, 2)).toMatchObject([
      { of: { name: 'Azul Zulu' } },
      { of: { name: 'Java' } },
    ]);
    expect(explain('azul-zulu', '8-jdk').parts[0]).toMatchObject({ of: { name: 'Java' } });
    expect(explain('percona', '8.0.46-37').parts).toMatchObject([{ of: 'software' }, { of: 'packaging' }]);
  });
});

describe('a tag’s base', () => {
  it('is marked when its support has ended, with the day', () => {
    expect(explain('node', '24-bullseye').endOfLife).toMatchObject({ status: 'ended', date: '2026-08-31' });
    expect(explain('redis', '7-alpine3.21').endOfLife).toMatchObject({ status: 'ended', date: '2026-11-01' });
    expect(explain('node', '24-bookworm').endOfLife).toMatchObject({ status: 'lts', date: '2028-06-30' });
    expect(explain('node', '24-trixie').endOfLife).toMatchObject({ status: 'supported', date: '2028-08-09' });
    expect(explain('redis', '8-alpine').endOfLife).toBeUndefined();
  });
  it('is the tag itself where the repository is a distribution', () => {
    expect(explain('alpine', '3.23.5', '3.23').parts[0]).toMatchObject({
      distribution: { version: '3.23' },
      version: { precision: 'patch', moves: 'rebuild-only' },
    });
    expect(explain('alpine', '3', '3.24.1').parts[0]).toMatchObject({
      distribution: null,
      version: { moves: 'next-minor' },
    });
    expect(explain('debian', 'bookworm', 'bookworm-20260803').moves).toBe('moves-within-major');
    expect(explain('debian', '12.15-slim', '12-slim').parts[0]).toMatchObject({
      distribution: { codeName: 'bookworm' },
    });
    expect(explain('ubuntu', 'noble').moves).toBe('moves-within-minor');
    expect(explain('ubuntu', '24.04').moves).toBe('moves-within-minor');
    expect(explain('debian', 'sid').moves).toBe('moves-freely');
    expect(explain('alpine', '20260805').moves).toBe('dated-snapshot');
  });
});
