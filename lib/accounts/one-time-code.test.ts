import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { newSecret, otpauthUrl, qrCodeSvgPath, verifyCode } from '@/lib/accounts/one-time-code';
import { digestOfRecoveryCode, recoveryCodes } from '@/lib/accounts/recovery-codes';

/** “12345678901234567890” of RFC 6238 appendix B in base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('codes of an authenticator app', () => {
  // Appendix B has eight digits; six are the last of them (RFC 4226 §5.3).
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238 at %d', (seconds, code) => {
    expect(verifyCode(RFC_SECRET, code.slice(2), null, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  const step = 41152263;
  const now = at(1234567890);

  it('count one step early or late, and no more', () => {
    for (const shift of [-30, 0, 30]) expect(verifyCode(RFC_SECRET, '005924', null, at(1234567890 + shift))).toBe(step);
    for (const shift of [-60, 60]) expect(verifyCode(RFC_SECRET, '005924', null, at(1234567890 + shift))).toBeNull();
  });

  it('never count again, nor does one before', () => {
    expect(verifyCode(RFC_SECRET, '005924', step - 1, now)).toBe(step);
    expect(verifyCode(RFC_SECRET, '005924', step, now)).toBeNull();
    expect(verifyCode(RFC_SECRET, '005924', step + 1, at(1234567890 + 30))).toBeNull();
  });

  it('may be typed with spaces, and nothing else', () => {
    expect(verifyCode(RFC_SECRET, ' 005 924 ', null, now)).toBe(step);
    for (const wrong of ['', '05924', '0005924', '-05924', '00592x', '５００５９２４', '005924\0', '005925'])
      expect(verifyCode(RFC_SECRET, wrong, null, now)).toBeNull();
    expect(verifyCode(RFC_SECRET, '005924', null, at(5))).toBeNull();
  });

  it('have secrets of 160 bits, never the same', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(newSecret());
  });

  it('are set up by an address that apps read', () => {
    const url = new URL(otpauthUrl(RFC_SECRET, 'li lei', 'Plimsoll: 镜像站'));
    expect(url.protocol).toBe('otpauth:');
    expect(url.host).toBe('totp');
    expect(decodeURIComponent(url.pathname)).toBe('/Plimsoll  镜像站:li lei');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      secret: RFC_SECRET,
      issuer: 'Plimsoll  镜像站',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });

  it('are set up by a QR code whose path has a square for every dark module', () => {
    const text = otpauthUrl(RFC_SECRET, 'alice', 'Plimsoll');
    const { path, size } = qrCodeSvgPath(text);
    const { data } = encode(text, { ecc: 'M', border: 4 });
    const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`));
    expect(data).toHaveLength(size);
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1) expect(dark.has(`${x},${y}`)).toBe(data[y]?.[x]);
    expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
  });
});

describe('recovery codes', () => {
  const AUTH = 'the secret of this installation';

  it('are ten different ones without letters that look alike', () => {
    const codes = recoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
  });

  it('use the whole alphabet evenly', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 320; i += 1)
      for (const letter of recoveryCodes().join('').replaceAll('-', ''))
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(32);
    // 1000 of each are expected; a fair draw is outside these bounds less than once in a million runs.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });

  it('are known again however they are typed', () => {
    const digest = digestOfRecoveryCode(AUTH, '01abc-defgh');
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    for (const typed of ['01ABC-DEFGH', ' 01abcdefgh', 'OLabc defgh', 'oIabc--defgh'])
      expect(digestOfRecoveryCode(AUTH, typed)).toBe(digest);
    expect(digestOfRecoveryCode(AUTH, '01abc-defgj')).not.toBe(digest);
    expect(digestOfRecoveryCode('another installation', '01abc-defgh')).not.toBe(digest);
    for (const wrong of ['', '01abc', '01abc-defgh0', '01abc-defgu', '01abc-defg!'])
      expect(digestOfRecoveryCode(AUTH, wrong)).toBeNull();
  });
});
