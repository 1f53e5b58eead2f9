type MailText = { subject: string; text: string };
const mail = (subject: string, lines: readonly string[]): MailText => ({ subject, text: lines.join('\n') });

/**
 * Mails, as plain text. Places in braces are filled in; `{username}` and `{organisation}` are checked names, never free
 * text of a stranger, so that nobody can make the site send words of theirs.
 */
export const mails = {
  minutes: { one: '{count} minute', other: '{count} minutes' },
  hours: { one: '{count} hour', other: '{count} hours' },
  days: { one: '{count} day', other: '{count} days' },
  roles: { owner: 'owner', editor: 'editor', member: 'member' },
  /** At the end of every mail. */
  signature: '-- \n{site}',

  confirmEmail: mail('Confirm your e-mail address', [
    'Hello {username},',
    '',
    'please confirm that this is your e-mail address on {site}. Open this link within {time}:',
    '',
    '{link}',
    '',
    'If you have no account there, do nothing: without confirmation the address is not used.',
  ]),
  resetPassword: mail('Choose a new password', [
    'Hello {username},',
    '',
    'someone, probably you, asked for a new password on {site}. To choose one, open this link within {time}; it works once:',
    '',
    '{link}',
    '',
    'If it was not you, do nothing: your password stays as it is.',
  ]),
  organisationInvitation: mail('You are invited to {organisation}', [
    'Hello,',
    '',
    '{username} invites you to the organisation “{organisation}” on {site}, as {role}.',
    'To accept or decline, open this link within {time}:',
    '',
    '{link}',
    '',
    'If you do not know {username}, do nothing: nobody becomes a member without accepting.',
  ]),
  registrationInvitation: mail('You are invited to {site}', [
    'Hello,',
    '',
    '{username} invites you to create an account on {site}. Open this link within {time}; it works once:',
    '',
    '{link}',
    '',
    'If you do not know {username}, do nothing: no account is made for you.',
  ]),
  passwordChanged: mail('Your password was changed', [
    'Hello {username},',
    '',
    'the password of your account on {site} was changed on {when}. All other sessions were ended.',
    '',
    'If it was you, there is nothing to do. If it was not, choose a new password at once and tell the administrator:',
    '',
    '{link}',
  ]),
  emailChangeRequested: mail('Someone wants to change your e-mail address', [
    'Hello {username},',
    '',
    'on {when}, a new e-mail address was entered for your account on {site}: {newEmail}',
    'Once the new address is confirmed, this one is no longer used.',
    '',
    'If it was you, there is nothing to do. If it was not, someone can use your account: change your password at once.',
    '',
    '{link}',
  ]),
};

export type MailMessages = typeof mails;
export type MailName = Exclude<keyof MailMessages, 'minutes' | 'hours' | 'days' | 'roles' | 'signature'>;
