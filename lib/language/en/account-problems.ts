import type { AccountProblem, FieldRefusal } from '@/lib/accounts/refusal';

const fields: Record<Exclude<FieldRefusal['kind'], 'name'>, string> = {
  'code-wrong': 'This code is not right, or was used already. Take the one that the app shows now.',
  'display-name': 'Write 1 to 60 characters on one line.',
  email: 'Write one e-mail address, as in name@example.org.',
  'email-same': 'This is your address already.',
  'email-taken': 'This address belongs to another account.',
  'password-common': 'Too many people use this password. Choose one that is not easily guessed.',
  'password-has-name': 'Your name or address must not be your password.',
  'password-long': 'It may have at most {max} characters.',
  'password-same': 'This is your present password. Choose another one.',
  'password-short': 'It needs at least {min} characters. A few words in a row are easy to remember.',
  'password-wrong': 'This is not your password.',
  'typed-name': 'Type your user name exactly as it is.',
};

const problems: Record<AccountProblem, string> = {
  'account-gone': 'This account is no longer there.',
  disabled: 'This account is disabled. Ask this site’s administrator.',
  'identity-elsewhere': 'You have linked another account of this provider. Unlink it first, under Settings → Security.',
  'identity-taken': 'This account of the provider belongs to another account here.',
  'invitation-needed': 'Registering needs an invitation: ask this site’s administrator for one.',
  'last-administrator': 'This is the last administrator. Make somebody else one first.',
  'last-owner': 'You are the last owner of {names}. Make somebody else an owner, or delete the organisation first.',
  'link-gone': 'This link was used already, or is too old. Ask for a new one.',
  'link-no-password':
    'That account has no password here. Sign in the way you did before, then link from Settings → Security.',
  'link-other-account': 'You are signed in to another account. Sign out first.',
  'no-mail': 'This site cannot send mail, so a new address cannot be confirmed. Ask the administrator to change it.',
  'only-way-in': 'This is the only way to sign in to your account. Set a password first, or link another provider.',
  'password-elsewhere': 'Your password is kept in the directory of your organisation. Change it there.',
  'registration-closed': 'New accounts cannot be made here. Ask this site’s administrator.',
  'repositories-left':
    'Your namespace still has repositories. Transfer them, or choose to delete them with the account.',
  'second-factor': 'Enter the code of your authenticator app.',
  'second-factor-off': 'No second factor is set up.',
  'second-factor-on': 'A second factor is set up already. Switch it off first.',
  'second-factor-wrong': 'This code is not right, or was used already. Take the one that the app shows now.',
  'sign-in-again': 'To be sure that it is you: sign out, sign in again, and repeat this within 15 minutes.',
  'too-many': 'Too many tries. Try again in {minutes} min.',
};

const other = {
  failed: 'The site could not be reached. Check your connection and try again.',
  unexpected: 'Something went wrong here. Try again; if it stays so, tell this site’s administrator.',
  'signed-out': 'You are signed out. Sign in again.',
};

/** Why something about an account is refused. `{…}` is filled in. */
export const accountProblems = { fields, problems, other };
export type AccountProblemMessages = typeof accountProblems;
