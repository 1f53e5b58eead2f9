import type { NameRefusal } from '@/lib/names/new-name';

/** What is wrong with one field, without words: its sentences stand in lib/language (`accountProblems`). */
export type FieldRefusal =
  | { kind: 'name'; reason: NameRefusal }
  | { kind: 'code-wrong' }
  | { kind: 'display-name' }
  | { kind: 'email' }
  | { kind: 'email-same' }
  | { kind: 'email-taken' }
  | { kind: 'password-common' }
  | { kind: 'password-has-name' }
  | { kind: 'password-long'; max: number }
  | { kind: 'password-same' }
  | { kind: 'password-short'; min: number }
  | { kind: 'password-wrong' }
  | { kind: 'typed-name' };

export const ACCOUNT_PROBLEMS = [
  'account-gone',
  'disabled',
  'identity-elsewhere',
  'identity-taken',
  'invitation-needed',
  'last-administrator',
  'last-owner',
  'link-gone',
  'link-no-password',
  'link-other-account',
  'no-mail',
  'only-way-in',
  'password-elsewhere',
  'registration-closed',
  'repositories-left',
  'second-factor',
  'second-factor-off',
  'second-factor-on',
  'second-factor-wrong',
  'sign-in-again',
  'too-many',
] as const;
/** Why something about an account cannot be done now; `AppError.details.reason` says it. */
export type AccountProblem = (typeof ACCOUNT_PROBLEMS)[number];

export const isAccountProblem = (text: unknown): text is AccountProblem =>
  typeof text === 'string' && (ACCOUNT_PROBLEMS as readonly string[]).includes(text);
