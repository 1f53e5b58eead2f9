import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestUsernames } from '@/lib/accounts/suggest-username';
import { checkNewNamespace } from '@/lib/names/new-name';

describe('names for somebody who comes from elsewhere', () => {
  it('are as near as can be to what they are called there', () => {
    expect(suggestUsernames('Åsa.Öberg')[0]).toBe('asa-oberg');
    expect(suggestUsernames('CORP\\jdoe')[0]).toBe('corp-jdoe');
    expect(suggestUsernames('李雷', 'li.lei@example.org')[0]).toBe('li-lei');
    expect(suggestUsernames('alice').slice(0, 3)).toEqual(['alice', 'alice-2', 'alice-3']);
    expect(suggestUsernames(null, '李雷')[0]).toMatch(/^person-\d{6}$/);
  });

  it('are always well-formed, whatever the provider says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (wish) =>
        suggestUsernames(wish).every((name) => {
          const check = checkNewNamespace(name, []);
          return check.ok || check.reason.kind === 'reserved';
        }),
      ),
    );
  });
});
