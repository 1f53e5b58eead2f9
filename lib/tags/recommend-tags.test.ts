import { describe, expect, it } from 'vitest';
import { type RecommendInput, recommendTags } from '@/lib/tags/recommend-tags';

const NOW = new Date('2026-11-21T12:00:00Z');
type Options = Partial<Pick<RecommendInput, 'isLanguageStack' | 'now'>>;

/** Each line: the tags of one image, as they stand in "Supported tags". */
const recommend = (repository: string, lines: readonly string[], options: Options = {}) =>
  recommendTags({
    repository,
    groups: lines.map((line) => ({
      tags: line.split(', '),
      architectures: line.includes('windows') ? ['windows-amd64'] : ['amd64', 'arm64v8'],
    })),
    now: NOW,
    isLanguageStack: false,
    ...options,
  });
const brief = (...args: Parameters<typeof recommend>) =>
  recommend(...args).map((one) =>
    one.kind === 'two-stage' ? `${one.kind} ${one.buildTag} ${one.runTag}` : `${one.kind} ${one.tag} ${one.reason}`,
  );

const NODE = [
  '26-alpine, 26-alpine3.24, 26.7.0-alpine, 26.7.0-alpine3.24, alpine, alpine3.24',
  '26-bullseye-slim, 26.7.0-bullseye-slim, bullseye-slim',
  '26, 26-trixie, 26.7, 26.7.0, 26.7.0-trixie, current, latest, trixie',
  '26-slim, 26-trixie-slim, 26.7.0-slim, 26.7.0-trixie-slim, slim, trixie-slim',
  '24-slim, 24.19.0-slim, lts-slim',
];

describe('recommended tags', () => {
  it('begin with latest, name the smallest of the same version, and pin the full version', () => {
    const lines = [
      '8.10.1, 8.10, 8, 8.10.1-trixie, latest, trixie',
      '8.10.1-alpine, 8-alpine, 8.10.1-alpine3.23, alpine, alpine3.23',
      '7.4.11-alpine, 7-alpine',
    ];
    expect(brief('redis', lines)).toEqual(['default latest latest', 'smallest alpine alpine', 'pinned 8.10.1 version']);
    expect(recommend('redis', lines)[1]).toMatchObject({ caution: 'musl', isEndOfLife: false });
  });
  it('give language stacks two stages, the last on slim', () => {
    expect(brief('node', NODE, { isLanguageStack: true })).toEqual([
      'default latest latest',
      'smallest alpine alpine',
      'pinned 26.7.0 version',
      'two-stage latest slim',
    ]);
    expect(brief('node', NODE)).not.toContain('two-stage latest slim');
  });
  it('run Java on its runtime, and build it with the kit where the default is the runtime', () => {
    const temurin = [
      '25.0.4_7-jdk-alpine, 25-jdk-alpine, 25-alpine',
      '25.0.4_7-jdk, 25-jdk, 25, latest',
      '25.0.4_7-jre-alpine, 25-jre-alpine',
      '25.0.4_7-jre, 25-jre',
    ];
    expect(brief('eclipse-temurin', temurin, { isLanguageStack: true })).toContain('two-stage latest 25-jre');
    const jruby = ['latest, 10, 10.1.1.0, 10-jre, 10.1.1.0-jre', '10-jdk, 10.1.1.0-jdk'];
    expect(brief('jruby', jruby, { isLanguageStack: true })).toContain('two-stage 10-jdk latest');
  });
  it('give no two stages where the small image holds the compiler too', () => {
    const rust = ['1, 1.98.0, latest', '1-slim, 1.98.0-slim, slim'];
    expect(brief('rust', rust, { isLanguageStack: true })).toEqual([
      'default latest latest',
      'smallest slim slim',
      'pinned 1.98.0 version',
    ]);
  });
  it('do not call an image the smallest that is used in another way', () => {
    const wordpress = ['7.1.0-apache, 7.1.0, apache, latest', '7.1.0-fpm-alpine, fpm-alpine'];
    expect(brief('wordpress', wordpress)).toEqual(['default latest latest', 'pinned 7.1.0 version']);
  });
  it('take the newest stable version where there is no latest, and never a Windows image before another', () => {
    const mongo = ['8.0.29, 8.0', '8.3.8-windowsservercore, 8.3-windowsservercore', '8.3.8, 8.3', '9.0.0-rc1, 9.0-rc'];
    expect(brief('mongo', mongo)).toEqual(['default 8.3 newest', 'pinned 8.3.8 version']);
  });
  it('pin a distribution by its date', () => {
    expect(brief('debian', ['trixie, trixie-20260803, 13.6, 13, latest', 'trixie-slim, 13.6-slim, 13-slim'])).toEqual([
      'default latest latest',
      'smallest 13-slim slim',
      'pinned trixie-20260803 date',
    ]);
  });
  it('leave out bases whose support has ended', () => {
    const lines = ['2.0.0-alpine3.20, 2-alpine3.20', '2.0.0, 2, latest'];
    expect(brief('acme/tool', lines)).toEqual(['default latest latest', 'pinned 2.0.0 version']);
    const ended = ['2.0.0-buster, 2-buster, latest', '2.0.0-trixie, 2-trixie'];
    expect(brief('acme/tool', ended)[0]).toBe('default 2-trixie newest');
  });
  it('take a pre-release or an ended base where there is nothing else, and say so', () => {
    expect(recommend('acme/tool', ['28-ea, 28-ea-11', '27-rc'])[0]).toMatchObject({ tag: '27-rc', isPrerelease: true });
    expect(recommend('acme/tool', ['1.0-buster, latest'])[0]).toMatchObject({ tag: 'latest', isEndOfLife: true });
  });
  it('are none for a repository without tags, and the same in whatever order the lines come', () => {
    expect(recommend('acme/tool', [])).toEqual([]);
    expect(brief('node', [...NODE].reverse(), { isLanguageStack: true })).toEqual(
      brief('node', NODE, { isLanguageStack: true }),
    );
  });
});
