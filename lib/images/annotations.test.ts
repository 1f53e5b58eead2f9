import { describe, expect, it } from 'vitest';
import { otherTexts, statementsOf } from '@/lib/images/annotations';
import { licenceParts } from '@/lib/images/licence-names';
import { safeUrl } from '@/lib/images/safe-url';
import { revisionUrl, sourceUrl } from '@/lib/images/source-links';

const OCI = 'org.opencontainers.image.';
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe('what a publisher says of an image', () => {
  it('is read from annotations, then labels, then the older labels', () => {
    const statements = statementsOf([
      { [`${OCI}title`]: 'From the image' },
      { [`${OCI}title`]: 'From the index', [`${OCI}version`]: '1.2' },
      {
        [`${OCI}version`]: '1.1',
        'org.label-schema.vcs-url': 'https://github.com/o/r',
        'org.label-schema.vcs-ref': COMMIT,
      },
    ]);
    expect(statements).toEqual([
      { key: 'title', value: 'From the image', href: null },
      { key: 'version', value: '1.2', href: null },
      { key: 'source', value: 'https://github.com/o/r', href: 'https://github.com/o/r' },
      { key: 'revision', value: COMMIT, href: `https://github.com/o/r/commit/${COMMIT}` },
    ]);
  });

  it('links nothing but web addresses', () => {
    for (const hostile of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'ftp://example.test',
      '//example.test',
      'https://',
      'https://user:password@example.test/',
      ' vbscript:x',
      `https://example.test/${'a'.repeat(3000)}`,
    ])
      for (const key of ['url', 'documentation', 'source', 'title'])
        expect(statementsOf([{ [OCI + key]: hostile }])[0]?.href ?? null).toBeNull();
    expect(safeUrl('https://example.test/a"onmouseover="x')).toBe('https://example.test/a%22onmouseover=%22x');
  });

  it('takes nothing from the prototype of objects', () =>
    expect(statementsOf([JSON.parse('{"__proto__": {"org.opencontainers.image.title": "x"}}')])).toEqual([]));

  it('leaves the other labels for a list', () =>
    expect(otherTexts({ [`${OCI}title`]: 'x', b: '2', a: '1', [`${OCI}custom`]: '3' })).toEqual([
      ['a', '1'],
      ['b', '2'],
      [`${OCI}custom`, '3'],
    ]));
});

describe('the address of a source', () => {
  it.each([
    ['https://github.com/o/r.git', 'https://github.com/o/r.git'],
    ['git@github.com:o/r.git', 'https://github.com/o/r'],
    ['ssh://git@gitlab.com/group/sub/project.git', 'https://gitlab.com/group/sub/project'],
    ['git://example.test/o/r', 'https://example.test/o/r'],
    ['git+https://github.com/o/r', 'https://github.com/o/r'],
  ])('%s', (source, url) => expect(sourceUrl(source)).toBe(url));

  it('is none for a path or another scheme', () => {
    for (const source of ['./r', 'o/r', 'file:///etc/passwd', 'javascript:alert(1)'])
      expect(sourceUrl(source)).toBeNull();
  });

  it.each([
    ['https://github.com/o/r.git', `https://github.com/o/r/commit/${COMMIT}`],
    ['https://github.com/o/r/tree/main/image', `https://github.com/o/r/commit/${COMMIT}`],
    ['git@gitlab.com:group/sub/project.git', `https://gitlab.com/group/sub/project/-/commit/${COMMIT}`],
    ['https://gitlab.example.test/a/b/-/tree/main', `https://gitlab.example.test/a/b/-/commit/${COMMIT}`],
    ['https://codeberg.org/o/r', `https://codeberg.org/o/r/commit/${COMMIT}`],
    ['https://bitbucket.org/o/r', `https://bitbucket.org/o/r/commits/${COMMIT}`],
  ])('with a revision leads to the commit: %s', (source, url) => expect(revisionUrl(source, COMMIT)).toBe(url));

  it('leads nowhere for unknown hosts and what is no commit', () => {
    expect(revisionUrl('https://example.test/o/r', COMMIT)).toBeNull();
    expect(revisionUrl('https://github.com/o', COMMIT)).toBeNull();
    for (const revision of ['main', 'v1.2', '../../x', COMMIT.toUpperCase()])
      expect(revisionUrl('https://github.com/o/r', revision)).toBeNull();
  });
});

describe('a licence', () => {
  it('is an SPDX expression with the names of its parts', () => {
    expect(licenceParts('Apache-2.0')).toEqual([{ text: 'Apache-2.0', name: 'Apache License 2.0', isListed: true }]);
    expect(licenceParts('(MIT OR Apache-2.0) AND Foo-1.0')?.map(({ text }) => text)).toEqual([
      ...['(', 'MIT', 'OR', 'Apache-2.0', ')', 'AND', 'Foo-1.0'],
    ]);
  });

  it('is no expression when it is prose', () => {
    for (const prose of ['See the file', '', 'MIT, BSD', '<b>MIT</b>']) expect(licenceParts(prose)).toBeNull();
  });
});
