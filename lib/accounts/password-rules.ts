import type { FieldRefusal } from '@/lib/accounts/refusal';

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** What people take when ten characters are demanded; shorter favourites are refused for their length. */
const COMMON = new Set(
  [
    '0123456789 0987654321 1234567890 12345678910 123456789a a123456789 1122334455 1029384756 1q2w3e4r5t 1q2w3e4r5t6y',
    '1qaz2wsx3edc zaq12wsxcde3 qwertyuiop qwertyuiop123 qwerty1234 qwerty12345 qwerty123456 qwertz1234 asdfghjkl1',
    'asdfghjkl123 zxcvbnm123 abcdefghij abcdefghijk abcd123456 abcde12345 abc1234567 abc123456789 iloveyou123',
    'iloveyou12 iloveyou1234 password12 password123 password1234 password12345 password123456 passwordpassword',
    'mypassword mypassword1 p@ssw0rd123 passw0rd123 p@ssword123 letmein123 letmein1234 welcome123 welcome1234',
    'administrator admin12345 admin123456 adminadmin administrator1 changeme123 changemeplease superman123 batman12345',
    'football123 baseball123 princess123 sunshine123 monkey12345 dragon12345 master12345 shadow12345 michael123',
    'charlie123 jennifer123 liverpool1 liverpool123 manchester barcelona1 realmadrid chocolate1 basketball',
    'christmas1 september1 computer123 internet123 samsung123 google1234 facebook123 whatever123 trustno1234',
    'woaini1314 woaini520 woaini1314520 5201314520 1314520520 a1b2c3d4e5 q1w2e3r4t5 aa12345678 aa123456789 qq123456789',
    'plimsoll123 dockerdocker docker1234 kubernetes container1 containers',
  ].flatMap((line) => line.split(' ')),
);

/** Rising or falling by one, or always the same: `abcdefghij`, `9876543210`, `aaaaaaaaaa`. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at)));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 9);
}

/** A short piece over and over: `abcabcabcabc`. */
const isRepetition = (text: string): boolean => /^(.{1,4})\1+$/su.test(text);

/**
 * Why a password may not be used, or null. Length is what counts (NIST SP 800-63B §3.1.1); no mixture of kinds of
 * characters is asked for.
 */
export function passwordRefusal(password: string, names: readonly (string | null)[]): FieldRefusal | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) return { kind: 'password-short', min: PASSWORD_LENGTH.min };
  if (length > PASSWORD_LENGTH.max) return { kind: 'password-long', max: PASSWORD_LENGTH.max };
  const lower = password.toLowerCase();
  const own = names.flatMap((name) => (name ? [name.toLowerCase(), name.toLowerCase().split('@')[0] ?? ''] : []));
  if (own.some((name) => name !== '' && (lower === name || lower.replace(/[\d\W_]+$/, '') === name)))
    return { kind: 'password-has-name' };
  // A year or an exclamation mark after it does not make a common one rare.
  const bare = lower.replace(/[!.?$*#]+$/, '');
  return COMMON.has(lower) || COMMON.has(bare) || isRun(lower) || isRepetition(lower)
    ? { kind: 'password-common' }
    : null;
}
