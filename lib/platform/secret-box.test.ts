import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveKey, openSecret, sealSecret } from '@/lib/platform/secret-box';

const AUTH = 'the secret of this installation';
const seal = (secret: string) => sealSecret(AUTH, 'one-time-code', 'alice', secret);

describe('a sealed secret', () => {
  it('opens as what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (secret) => {
        expect(openSecret(AUTH, 'one-time-code', 'alice', seal(secret))).toBe(secret);
      }),
    );
  });

  it('looks different each time and shows nothing', () => {
    expect(seal('JBSWY3DPEHPK3PXP')).not.toBe(seal('JBSWY3DPEHPK3PXP'));
    expect(seal('JBSWY3DPEHPK3PXP')).not.toContain('JBSWY3DP');
  });

  it('does not open for another purpose, owner or installation', () => {
    const sealed = seal('secret');
    expect(() => openSecret(AUTH, 'webhook', 'alice', sealed)).toThrow(/cannot be opened/);
    expect(() => openSecret(AUTH, 'one-time-code', 'bob', sealed)).toThrow(/cannot be opened/);
    expect(() => openSecret('another secret', 'one-time-code', 'alice', sealed)).toThrow(/NEXTAUTH_SECRET/);
  });

  it('does not open when any character of it was changed, cut or added', () => {
    const sealed = seal('secret');
    for (let i = 0; i < sealed.length; i += 1) {
      const other = sealed[i] === 'A' ? 'B' : 'A';
      const changed = `${sealed.slice(0, i)}${other}${sealed.slice(i + 1)}`;
      expect(() => openSecret(AUTH, 'one-time-code', 'alice', changed)).toThrow(/cannot be opened/);
      expect(() => openSecret(AUTH, 'one-time-code', 'alice', sealed.slice(0, i))).toThrow(/cannot be opened/);
    }
    for (const more of ['A', '.', '=', '\n'])
      expect(() => openSecret(AUTH, 'one-time-code', 'alice', sealed + more)).toThrow(/cannot be opened/);
  });

  it('has a key for each purpose', () => {
    expect(deriveKey(AUTH, 'a')).toHaveLength(32);
    expect(deriveKey(AUTH, 'a')).not.toEqual(deriveKey(AUTH, 'b'));
  });
});
