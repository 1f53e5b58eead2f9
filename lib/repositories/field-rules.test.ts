import { describe, expect, it } from 'vitest';
import { newRepository, repositoryChanges } from '@/lib/repositories/change-schema';

const faultsOf = (input: unknown): string[] =>
  (repositoryChanges.safeParse(input).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('what may be changed about a repository', () => {
  it('is a description of at most 100 characters as people count them', () => {
    for (const text of ['x'.repeat(100), '镜像'.repeat(50), '👨‍👩‍👧‍👦'.repeat(100), 'e\u0301'.repeat(100)])
      expect(faultsOf({ description: text })).toEqual([]);
    for (const text of [
      'x'.repeat(101),
      '👨‍👩‍👧‍👦'.repeat(101),
      `e${'\u0301'.repeat(100_000)}`,
      'a\nb',
      'a\u0000b',
      'a\u202eb',
    ])
      expect(faultsOf({ description: text })).toHaveLength(1);
  });

  it('holds no field but the known ones', () => {
    for (const field of ['id', 'pullCount', 'starCount', 'publisherId', 'namespace', 'isSample', 'logoId', 'deletedAt'])
      expect(repositoryChanges.safeParse({ [field]: '1' }).success).toBe(false);
    expect(newRepository.safeParse({ namespace: 'a', name: 'b', starCount: 5 }).success).toBe(false);
    expect(faultsOf({ deprecation: { reason: 'old', deprecatedAt: '2020-01-01' } })).toHaveLength(1);
    expect(JSON.parse('{"__proto__": {"visibility": "public"}}')).not.toHaveProperty('visibility', 'private');
    expect(repositoryChanges.safeParse(JSON.parse('{"__proto__": {"archived": true}}')).success).toBe(false);
  });

  it.each(['https://example.org/a?b#c', 'http://10.0.0.1:8080/', 'https://例子.测试/', '', null])(
    'takes %j as a link',
    (sourceUrl) => {
      expect(repositoryChanges.parse({ sourceUrl })).toEqual({ sourceUrl: sourceUrl || null });
    },
  );

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'example.org',
    '//example.org',
    'https://user:secret@example.org',
    'https://a b',
    `https://example.org/${'x'.repeat(2000)}`,
    ' java\nscript:alert(1)',
  ])('refuses %j as a link', (sourceUrl) => {
    expect(faultsOf({ sourceUrl })).toEqual(['sourceUrl: Write a whole address that begins with https:// or http://']);
  });

  it('bounds categories and keywords, and drops what is said twice', () => {
    expect(repositoryChanges.parse({ keywords: ['Web', ' web ', '缓存', 'c++', 'node.js'] }).keywords).toEqual([
      'web',
      '缓存',
      'c++',
      'node.js',
    ]);
    expect(faultsOf({ keywords: Array.from({ length: 11 }, (_, i) => `k${i}`) })).toHaveLength(1);
    expect(faultsOf({ keywords: ['<b>'] })).toHaveLength(1);
    expect(faultsOf({ categories: ['security', 'networking', 'web-servers', 'operating-systems'] })).toHaveLength(1);
    expect(faultsOf({ categories: ['made-up'] })).toHaveLength(1);
  });

  it.each(['nginx', 'acme/web', 'acme/web:2', 'registry.example.org:5000/a/b', 'localhost:5000/a', 'a/b/c'])(
    'takes %s as a successor',
    (successor) => {
      expect(repositoryChanges.parse({ deprecation: { successor } }).deprecation).toEqual({
        reason: '',
        successor,
        endOfSupport: null,
      });
    },
  );

  it.each(['Acme/web', 'https://x.org/a', 'a b', '../a', 'a//b', '[x](y)'])(
    'refuses %s as a successor',
    (successor) => {
      expect(faultsOf({ deprecation: { successor } })).toHaveLength(1);
    },
  );

  it('takes a day that exists as the end of support', () => {
    expect(faultsOf({ deprecation: { endOfSupport: '2028-02-29' } })).toEqual([]);
    for (const endOfSupport of ['2027-02-29', 'soon', '2027-1-1', '2027-01-01T00:00:00Z'])
      expect(faultsOf({ deprecation: { endOfSupport } })).toHaveLength(1);
  });
});
