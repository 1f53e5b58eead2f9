import { describe, expect, it } from 'vitest';
import { isRoot, shortened, wordList } from '@/lib/images/shown-text';

describe('the user of a configuration', () => {
  it.each([null, '', 'root', '0', '0:0', 'root:root', ':1000', '000'])('%s is root', (user) =>
    expect(isRoot(user)).toBe(true),
  );
  it.each(['1000', 'nobody', 'nginx:nginx', '10', 'ContainerUser', 'rootless'])('%s is not', (user) =>
    expect(isRoot(user)).toBe(false),
  );
});

it('a command is shown as a Dockerfile has it', () => {
  expect(wordList(['nginx', '-g', 'daemon "off";'])).toBe('["nginx", "-g", "daemon \\"off\\";"]');
  expect(wordList([])).toBeNull();
  expect(shortened('abc', 2)).toBe('ab…');
});
