import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDigest, parseDigest } from '@/lib/names/digest';
import { negotiateLanguage } from '@/lib/names/language';
import { repositoryPath, searchPath, tagPath } from '@/lib/names/paths';
import { formatPlatform, parsePlatform, platformOfLibraryArchitecture } from '@/lib/names/platform';
import { fromReference, pullCommand } from '@/lib/names/pull-command';
import { parseNamespace, parseRepositoryName, parseRepositoryReference } from '@/lib/names/repository-name';
import { parseTagName } from '@/lib/names/tag-name';
import { trustTierOf } from '@/lib/names/trust';

describe('repository names', () => {
  it.each(['nginx', 'rocket.chat', 'a', 'my-app', 'my--app', 'my__app', 'a_b', '0ad', 'a/b/c'])(
    'takes %s, as the OCI distribution spec does',
    (name) => {
      expect(parseRepositoryName('grafana', name)).toEqual({ ok: true, value: { namespace: 'grafana', name } });
    },
  );

  it.each([
    '',
    'Nginx',
    '-nginx',
    'nginx-',
    'a..b',
    'a___b',
    'a._b',
    'nginx/',
    '/nginx',
    'ng inx',
    'nginx:1',
    'ñginx',
    'a%2fb',
    '..',
  ])('refuses %j and says why', (name) => {
    const parsed = parseRepositoryName('grafana', name);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problem).toMatch(/repository name/);
  });

  it('limits namespace and name together to 255 characters', () => {
    expect(parseRepositoryName('a', 'b'.repeat(253)).ok).toBe(true);
    expect(parseRepositoryName('a', 'b'.repeat(254)).ok).toBe(false);
    expect(parseNamespace('a'.repeat(256)).ok).toBe(false);
  });

  it('reads the short form as an official repository', () => {
    expect(parseRepositoryReference('nginx')).toEqual({ ok: true, value: { namespace: 'library', name: 'nginx' } });
    expect(parseRepositoryReference('grafana/loki')).toEqual({
      ok: true,
      value: { namespace: 'grafana', name: 'loki' },
    });
  });

  it('agrees with the grammar of the spec on any text', () => {
    const spec = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/;
    const near = fc.string({ unit: fc.constantFrom('a', '0', '.', '_', '-', 'A', '/'), maxLength: 12 });
    fc.assert(fc.property(near, (text) => parseNamespace(text).ok === spec.test(text)));
  });
});

describe('tags, digests and platforms', () => {
  it('takes a tag of up to 128 characters that does not begin with a dot or a dash', () => {
    expect(parseTagName('8.10.1-alpine3.23').ok).toBe(true);
    expect(parseTagName('_x').ok).toBe(true);
    expect(parseTagName('x'.repeat(128)).ok).toBe(true);
    for (const bad of ['', '.x', '-x', 'x'.repeat(129), 'a b', 'a/b', 'ä']) expect(parseTagName(bad).ok).toBe(false);
  });

  it('reads a digest and writes it back', () => {
    const text = `sha256:${'0123456789abcdef'.repeat(4)}`;
    const parsed = parseDigest(text);
    expect(parsed.ok && formatDigest(parsed.value)).toBe(text);
    for (const bad of ['sha256:', `sha256:${'A'.repeat(64)}`, 'md5:abc', `sha512:${'a'.repeat(64)}`, `${text}:x`])
      expect(parseDigest(bad).ok).toBe(false);
  });

  it('knows docker-library’s architectures as OCI platforms', () => {
    const platform = platformOfLibraryArchitecture('arm64v8');
    expect(platform && formatPlatform(platform)).toBe('linux/arm64/v8');
    expect(platformOfLibraryArchitecture('windows-amd64')).toEqual({ os: 'windows', architecture: 'amd64' });
    expect(platformOfLibraryArchitecture('toString')).toBeUndefined();
    expect(parsePlatform('linux/arm64/v8')).toEqual({
      ok: true,
      value: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    });
    for (const bad of ['', 'linux', 'linux/', 'linux/arm64/v8/x', 'Linux/amd64'])
      expect(parsePlatform(bad).ok).toBe(false);
  });
});

describe('trust tiers', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const grant = (program: Parameters<typeof trustTierOf>[0][number]['program'], more = {}) => ({
    program,
    grantedAt: new Date('2026-01-01'),
    validUntil: null,
    withdrawnAt: null,
    ...more,
  });

  it('follow from the best live grant', () => {
    expect(trustTierOf([], now)).toBe('community');
    expect(trustTierOf([grant('domain_verification')], now)).toBe('domain_verified');
    expect(trustTierOf([grant('domain_verification'), grant('verified_publisher')], now)).toBe('verified_publisher');
    expect(trustTierOf([grant('sponsored_oss'), grant('official_images')], now)).toBe('official');
  });

  it('do not count a grant that is withdrawn, over, or not begun', () => {
    expect(trustTierOf([grant('official_images', { withdrawnAt: new Date('2026-02-01') })], now)).toBe('community');
    expect(trustTierOf([grant('official_images', { validUntil: now })], now)).toBe('community');
    expect(trustTierOf([grant('official_images', { grantedAt: new Date('2027-01-01') })], now)).toBe('community');
  });
});

describe('addresses and commands', () => {
  it('are the ones that people know from Docker Hub', () => {
    expect(repositoryPath({ namespace: 'library', name: 'redis' })).toBe('/_/redis');
    expect(repositoryPath({ namespace: 'grafana', name: 'grafana' })).toBe('/r/grafana/grafana');
    expect(tagPath({ namespace: 'library', name: 'redis' }, '8.10.1-alpine')).toBe('/_/redis/tags/8.10.1-alpine');
  });

  it('give one search state one URL', () => {
    expect(searchPath({})).toBe('/search');
    expect(searchPath({ q: 'nginx', trust: ['official'], os: [], sort: 'best_match', page: 1 })).toBe(
      '/search?q=nginx&trust=official',
    );
    expect(searchPath({ q: 'a b', arch: ['arm64', 'amd64'], sort: 'pulls', page: 3 })).toBe(
      '/search?q=a+b&arch=arm64&arch=amd64&sort=pulls&page=3',
    );
    expect(searchPath({ q: 'ngnix', publisher: ['grafana'], exact: true, sort: 'pulls' })).toBe(
      '/search?q=ngnix&publisher=grafana&exact=true&sort=pulls',
    );
    expect(searchPath({ q: 'nginx', exact: false })).toBe('/search?q=nginx');
  });

  it('pull from Docker Hub by the short name, from another registry by its host, with podman always whole', () => {
    const redis = { namespace: 'library', name: 'redis' };
    expect(pullCommand('docker', 'docker.io', redis)).toBe('docker pull redis');
    expect(pullCommand('podman', 'docker.io', redis, '8')).toBe('podman pull docker.io/library/redis:8');
    expect(pullCommand('nerdctl', 'registry.example.org:5000', redis, '8')).toBe(
      'nerdctl pull registry.example.org:5000/library/redis:8',
    );
    expect(fromReference('docker.io', redis, 'latest')).toBe('redis:latest');
  });
});

describe('the reader’s language', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['fr,zh-TW;q=0.5', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['de, *;q=0.5', 'en'],
    ['zh-CN;q=abc', 'zh-CN'],
  ] as const)('is negotiated from %j', (header, language) => {
    expect(negotiateLanguage(header)).toBe(language);
  });
});
