import { describe, expect, it } from 'vitest';
import { imageAddress, linkAddress } from '@/lib/markdown/link-address';

const context = (sourceUrl: string | null) => ({
  sourceUrl,
  siteRepositories: (path: string): string | null => path,
  idOf: (fragment: string) => `overview-${fragment}`,
});
const GITHUB = 'https://github.com/owner/name';
const address = (href: string, sourceUrl: string | null = GITHUB): string | null =>
  linkAddress(href, context(sourceUrl))?.href ?? null;

describe('a link to Docker Hub', () => {
  it.each([
    ['https://hub.docker.com/_/nginx', '/_/nginx'],
    ['https://hub.docker.com/_/nginx/', '/_/nginx'],
    ['http://www.hub.docker.com/_/nginx', '/_/nginx'],
    ['HTTPS://HUB.DOCKER.COM/r/grafana/grafana/', '/r/grafana/grafana'],
    ['https://hub.docker.com/r/library/nginx', '/_/nginx'],
    ['https://hub.docker.com/r/mariadb/maxscale/tags', '/r/mariadb/maxscale/tags'],
    ['https://hub.docker.com/_/oraclelinux?tab=tags', '/_/oraclelinux/tags'],
    ['https://hub.docker.com/_/nginx#usage', '/_/nginx#overview-usage'],
    ['//hub.docker.com/_/nginx', '/_/nginx'],
    ['/_/nginx', '/_/nginx'],
  ])('%s leads to %s', (href, inside) => {
    expect(linkAddress(href, context(null))).toEqual({ kind: 'inside', href: inside });
  });

  it.each([
    'https://hub.docker.com/u/osrf',
    'https://hub.docker.com/',
    'https://hub.docker.com/_/UPPER',
    'https://hub.docker.com/r/a',
  ])('%s stays, because it names no repository', (href) => {
    expect(linkAddress(href, context(null))).toEqual({ kind: 'outside', href });
  });
});

describe('a relative link', () => {
  it.each([
    [GITHUB, 'docs/a.md', 'https://github.com/owner/name/blob/HEAD/docs/a.md'],
    [`${GITHUB}.git`, './docs/a.md#b', 'https://github.com/owner/name/blob/HEAD/docs/a.md#b'],
    [`${GITHUB}/tree/v1/sub/folder`, '../a.md', 'https://github.com/owner/name/blob/v1/sub/a.md'],
    [`${GITHUB}/tree/v1/sub`, '/a.md', 'https://github.com/owner/name/blob/v1/a.md'],
    [`${GITHUB}/tree/v1/sub`, '../../../../a.md', 'https://github.com/owner/name/blob/v1/a.md'],
    ['https://gitlab.com/group/sub/name', 'a b.md', 'https://gitlab.com/group/sub/name/-/blob/HEAD/a%20b.md'],
    ['https://git.example/group/name/-/tree/main/x', 'a.md', 'https://git.example/group/name/-/blob/main/x/a.md'],
    ['https://codeberg.org/owner/name', 'a.md', 'https://codeberg.org/owner/name/src/branch/HEAD/a.md'],
    ['https://git.example/o/n/src/tag/v1/x', '../a.md', 'https://git.example/o/n/src/tag/v1/a.md'],
    ['https://bitbucket.org/owner/name.git', 'a.md', 'https://bitbucket.org/owner/name/src/HEAD/a.md'],
    ['https://github.example.org/owner/name', 'a.md', 'https://github.example.org/owner/name/blob/HEAD/a.md'],
  ])('from %s to %s leads to %s', (source, href, resolved) => {
    expect(address(href, source)).toBe(resolved);
  });

  it.each([
    null,
    'https://example.org/owner/name',
    'not an address',
    'javascript:alert(1)',
    'https://github.com/owner',
  ])('leads nowhere when the source is %s', (source) => {
    expect(address('a.md', source)).toBeNull();
  });

  it.each(['', '?a=b', '%2e%2e/%2e%2e/%2e%2e/x', '..\\..\\..\\x', 'a/../../../../x'])(
    '%j never leaves the repository',
    (href) => {
      const resolved = address(href);
      expect(resolved === null || resolved.startsWith(`${GITHUB}/blob/HEAD/`)).toBe(true);
    },
  );
});

describe('an absolute link', () => {
  it.each([
    ['https://user:secret@a.example/x', 'https://a.example/x'],
    ['//a.example/x', 'https://a.example/x'],
    ['\\\\a.example/x', 'https://a.example/x'],
    ['/\t/a.example', 'https://a.example/'],
    ['https://аррӏе.example/', 'https://xn--80ak6aa92e.example/'],
    ['https://a.example/\u202Etxt', 'https://a.example/%E2%80%AEtxt'],
    ['mailto:a@a.example', 'mailto:a@a.example'],
  ])('%j is written as %s', (href, written) => {
    expect(address(href)).toBe(written);
  });

  it.each([
    'javascript:1',
    ' java\nscript:1',
    '\u0001javascript:1',
    'data:text/html,x',
    'vbscript:1',
    'ftp://a.example',
    'https://',
    'blob:https://a.example/1',
    '#',
  ])('%j leads nowhere', (href) => {
    expect(address(href)).toBeNull();
  });

  it('to a path of this site leads nowhere, except to repositories and assets', () => {
    expect(address('/api/auth/signout', null)).toBeNull();
    expect(address('/assets/ab12', null)).toBe('/assets/ab12');
    expect(address('/assets/../admin', null)).toBeNull();
  });
});

describe('an image from elsewhere', () => {
  it.each([
    [GITHUB, 'https://github.com/owner/name/raw/HEAD/docs/x.png'],
    [`${GITHUB}/tree/v1/sub`, 'https://github.com/owner/name/raw/v1/sub/docs/x.png'],
    ['https://gitlab.com/group/sub/name', 'https://gitlab.com/group/sub/name/-/raw/HEAD/docs/x.png'],
    ['https://codeberg.org/owner/name', 'https://codeberg.org/owner/name/raw/branch/HEAD/docs/x.png'],
    ['https://bitbucket.org/owner/name', 'https://bitbucket.org/owner/name/raw/HEAD/docs/x.png'],
  ])('of the source %s is its file, not its page', (source, address) => {
    expect(imageAddress('./docs/x.png', source)).toBe(address);
  });

  it.each([
    ['https://github.com/o/n/blob/main/x.png', 'https://github.com/o/n/raw/main/x.png'],
    ['https://gitlab.com/g/s/n/-/blob/main/x.png', 'https://gitlab.com/g/s/n/-/raw/main/x.png'],
    ['https://codeberg.org/o/n/src/branch/main/x.png', 'https://codeberg.org/o/n/raw/branch/main/x.png'],
    ['https://a.example/blob/x.png', 'https://a.example/blob/x.png'],
  ])('%s means %s', (written, address) => {
    expect(imageAddress(written, null)).toBe(address);
  });

  it('is http or https', () => {
    expect(imageAddress('https://a.example/x.png', null)).toBe('https://a.example/x.png');
    expect(imageAddress('mailto:a@a.example', null)).toBeNull();
    expect(imageAddress('data:image/png;base64,AA', null)).toBeNull();
  });
});
