import { describe, expect, it } from 'vitest';
import { passwordRefusal } from '@/lib/accounts/password-rules';

const kindOf = (password: string) => passwordRefusal(password, ['li-lei', 'li.lei@example.org'])?.kind ?? null;

describe('a new password', () => {
  it('needs ten characters, counted as people count them', () => {
    expect(kindOf('short')).toBe('password-short');
    expect(kindOf('🚢'.repeat(5))).toBe('password-short');
    expect(kindOf('a rope, a bell')).toBeNull();
    expect(kindOf('锚链浮标灯塔潮汐航线港口')).toBeNull();
    expect(kindOf('x y'.repeat(100))).toBe('password-long');
  });

  it.each(['password123', 'Password123', 'QWERTYUIOP', 'password1234!', 'aaaaaaaaaaaa', '9876543210', 'abcabcabcabc'])(
    'must not be as common as %s',
    (password) => expect(kindOf(password)).toBe('password-common'),
  );

  it('must not be the name or the address, not even with a number behind', () => {
    expect(passwordRefusal('konstantinos', ['konstantinos'])?.kind).toBe('password-has-name');
    expect(passwordRefusal('Konstantinos1987', ['konstantinos'])?.kind).toBe('password-has-name');
    expect(kindOf('li.lei@example.org')).toBe('password-has-name');
    expect(passwordRefusal('correct horse battery', [null])).toBeNull();
  });
});
