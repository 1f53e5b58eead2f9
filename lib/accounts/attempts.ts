import { AppError } from '@/lib/platform/errors';
import { consumeRate, rateAddress, resetRate } from '@/lib/platform/rate-limit';

const QUARTER_HOUR = 15 * 60;
const HOUR = 60 * 60;

/** One counter of tries. `worded` puts the waiting time into words that pages can translate. */
async function count(key: string, limit: number, seconds: number): Promise<void> {
  try {
    await consumeRate(key, limit, seconds);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'too_many') throw error;
    const minutes = Math.ceil(Number(error.details.retryAfter) / 60);
    throw new AppError('too_many', error.message, { ...error.details, reason: 'too-many', values: { minutes } });
  }
}

async function countAddress(what: string, address: string | undefined, limit: number, seconds: number): Promise<void> {
  const from = rateAddress(address);
  if (from !== undefined) await count(`${what}:address:${from}`, limit, seconds);
}

const signInKey = (login: string): string => `sign-in:account:${login}`;

/**
 * Counts a try to sign in, whether the account exists or not. An account's name and its address are counted apart:
 * together they would tell which belongs to which.
 */
export async function countSignIn(login: string, address: string | undefined): Promise<void> {
  await countAddress('sign-in', address, 50, QUARTER_HOUR);
  await count(signInKey(login), 10, QUARTER_HOUR);
}

/** After a sign-in that succeeded: what was mistyped before no longer counts. */
export async function forgetSignIns(...logins: (string | null)[]): Promise<void> {
  for (const login of logins) if (login !== null) await resetRate(signInKey(login));
}

/** Somebody who is signed in proves once more who they are. */
export const countPassword = (userId: string): Promise<void> => count(`password:${userId}`, 10, QUARTER_HOUR);
export const countRegistration = (address: string | undefined): Promise<void> =>
  countAddress('register', address, 20, HOUR);
export async function countPasswordReset(login: string, address: string | undefined): Promise<void> {
  await countAddress('reset', address, 20, HOUR);
  await count(`reset:account:${login}`, 5, HOUR);
}
export const countEmailChange = (userId: string): Promise<void> => count(`email:${userId}`, 5, HOUR);
