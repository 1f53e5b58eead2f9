import { describe, expect, it } from 'vitest';
import { refererPath, sameSitePath } from '@/components/layout/same-site-path';

describe('where to go back to', () => {
  it.each(['/', '/_/nginx', '/search?q=redis&trust=official', '/guide/tags#slim'])('may be %s', (path) => {
    expect(sameSitePath(path)).toBe(path);
  });

  it.each([
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/%2e//evil.example',
    '/a/..//evil.example/x',
    'javascript:alert(1)',
    'evil',
  ])('is never off this site: %j', (address) => {
    expect(sameSitePath(address)).toBeUndefined();
  });

  it('is taken from the referring page when that is one of ours', () => {
    expect(refererPath('http://hub.example:3000/u/grafana?page=2', 'hub.example:3000')).toBe('/u/grafana?page=2');
    expect(refererPath('https://evil.example/u/grafana', 'hub.example:3000')).toBeUndefined();
    expect(refererPath('http://hub.example:3000//evil.example', 'hub.example:3000')).toBeUndefined();
    expect(refererPath(null, 'hub.example:3000')).toBeUndefined();
  });
});
