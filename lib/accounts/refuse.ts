import type { AccountProblem, FieldRefusal } from '@/lib/accounts/refusal';
import { accountProblemWords } from '@/lib/language/account-problem';
import { fillIn } from '@/lib/language/format';
import { refusalSentence } from '@/lib/language/refusal-sentence';
import { AppError, type ErrorCode } from '@/lib/platform/errors';

/** Every field that is wrong at once, in English for programs and as `refusals` for pages in another language. */
export function refuseFields(refusals: Readonly<Record<string, FieldRefusal>>): AppError {
  const invalidParameters = Object.entries(refusals).map(([name, refusal]) => ({
    name,
    reason: refusalSentence(accountProblemWords('en'), refusal),
  }));
  return new AppError('invalid', invalidParameters.map(({ name, reason }) => `${name}: ${reason}`).join(' '), {
    invalidParameters,
    refusals,
  });
}

/** `details.reason` names the sentence, `values` fill it in. */
export function accountProblem(
  code: ErrorCode,
  reason: AccountProblem,
  values: Readonly<Record<string, string | number>> = {},
): AppError {
  return new AppError(code, fillIn(accountProblemWords('en').problems[reason], values), { reason, values });
}

export const linkGone = (): AppError => accountProblem('not_found', 'link-gone');

export const userNotFound = (username: string): AppError =>
  new AppError('not_found', `There is no user “${username}”.`, { username });
