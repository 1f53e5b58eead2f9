import { describe, expect, it } from 'vitest';
import { pathAfterMove, pathInRegistry } from '@/lib/repositories/registry-path';

describe('the place of a repository’s images', () => {
  const placed = { namespace: 'acme', name: 'old', registryId: 'r', registryPath: null };
  const to = { namespace: 'acme', name: 'new' };

  it('stays when the repository gets another name, and another, and its first one again', () => {
    const once = { ...placed, ...to, registryPath: pathAfterMove(placed, to) };
    expect(pathInRegistry(once)).toBe('acme/old');
    const twice = { ...once, namespace: 'corp', registryPath: pathAfterMove(once, { namespace: 'corp', name: 'new' }) };
    expect(pathInRegistry(twice)).toBe('acme/old');
    expect(pathAfterMove(twice, placed)).toBeNull();
  });

  it('is nowhere as long as there are none', () => {
    expect(pathAfterMove({ ...placed, registryId: null }, to)).toBeNull();
  });
});
