import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';

// What every authenticator app supports: RFC 6238 with SHA-1, six digits, thirty seconds.
const ALGORITHM = 'SHA1';
const DIGITS = 6;
const PERIOD_SECONDS = 30;
/** A clock may be wrong by one step either way (RFC 6238 §5.2). */
const WINDOW = 1;

/** A new secret of 160 bits (RFC 4226 §4) in base32, as apps take it. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** The `otpauth://` address that an authenticator app reads from a QR code. */
export const otpauthUrl = (secret: string, username: string, issuer: string): string =>
  new TOTP({
    // A colon separates the two in the label, so neither may contain one.
    issuer: issuer.replaceAll(':', ' '),
    label: username.replaceAll(':', ' '),
    secret,
    algorithm: ALGORITHM,
    digits: DIGITS,
    period: PERIOD_SECONDS,
  }).toString();

/** A QR code as the `d` of one SVG path, in units of a module, and the side of its square, quiet zone included. */
export function qrCodeSvgPath(text: string): { path: string; size: number } {
  // ISO/IEC 18004 asks for four light modules around it.
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, size };
}

const stepAt = (time: Date): number => Math.floor(time.getTime() / 1000 / PERIOD_SECONDS);

const codeOf = (secret: Secret, counter: number): string =>
  HOTP.generate({ secret, algorithm: ALGORITHM, digits: DIGITS, counter });

/**
 * Checks a code of an authenticator app at a time. Spaces in it are ignored.
 * @param lastUsedStep the step of the last code that was accepted: it and what is before it never count again
 * @returns the step to store as used (a count of 30 s since 1970), or null when the code is not right
 */
export function verifyCode(secret: string, code: string, lastUsedStep: number | null, now: Date): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(digits)) return null;
  const key = Secret.fromBase32(secret);
  let used: number | null = null;
  // All are compared, and the latest wins, so that neither time nor a chance repetition tells or gives anything.
  for (let step = stepAt(now) - WINDOW; step <= stepAt(now) + WINDOW; step += 1) {
    if (step < 0) continue;
    const matches = timingSafeEqual(Buffer.from(codeOf(key, step)), Buffer.from(digits));
    if (matches && (lastUsedStep === null || step > lastUsedStep)) used = step;
  }
  return used;
}
