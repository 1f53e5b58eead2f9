import { describe, expect, it } from 'vitest';
import { duration } from '@/lib/accounts/mails/compose';
import { confirmEmailMail } from '@/lib/accounts/mails/confirm-email';
import { emailChangeRequestedMail } from '@/lib/accounts/mails/email-change-requested';
import { organisationInvitationMail } from '@/lib/accounts/mails/organisation-invitation';
import { passwordChangedMail } from '@/lib/accounts/mails/password-changed';
import { registrationInvitationMail } from '@/lib/accounts/mails/registration-invitation';
import { resetPasswordMail } from '@/lib/accounts/mails/reset-password';
import { LANGUAGES } from '@/lib/names/language';

const HOUR = 3_600_000;
const common = { site: 'Plimsoll', username: 'alice', link: 'https://catalogue.example.org/go?token=abc' };
const limited = { ...common, validMs: 24 * HOUR };
const at = new Date('2026-11-21T09:30:00Z');

describe.each(LANGUAGES)('mails in %s', (language) => {
  const mails = {
    confirmEmail: confirmEmailMail(language, limited),
    resetPassword: resetPasswordMail(language, limited),
    organisationInvitation: organisationInvitationMail(language, { ...limited, organisation: 'acme', role: 'editor' }),
    registrationInvitation: registrationInvitationMail(language, limited),
    passwordChanged: passwordChangedMail(language, { ...common, at }),
    emailChangeRequested: emailChangeRequestedMail(language, { ...common, at, newEmail: 'new@example.org' }),
  };

  it.each(Object.entries(mails))('%s has every place filled and its link on a line of its own', (_name, mail) => {
    expect(`${mail.subject}${mail.text}`).not.toMatch(/[{}]/);
    expect(mail.subject).not.toBe('');
    expect(mail.text.split('\n')).toContain(common.link);
    expect(mail.text).toContain('alice');
    expect(mail.text).toMatch(/-- \nPlimsoll\n$/);
  });

  it('say in which role, until when, and what was entered', () => {
    expect(mails.organisationInvitation.subject).toContain('acme');
    expect(mails.organisationInvitation.text).toContain(language === 'en' ? 'as editor' : '编辑者');
    expect(mails.confirmEmail.text).toContain(language === 'en' ? 'within 1 day' : '1 天内');
    expect(mails.passwordChanged.text).toContain(
      language === 'en' ? '21 Nov 2026 09:30 UTC' : '2026年11月21日 09:30 UTC',
    );
    expect(mails.emailChangeRequested.text).toContain('new@example.org');
  });

  it('keep every value on one line and never fill it in again', () => {
    const organisation = 'acme\r\nBcc: mallory@example.org';
    const hostile = organisationInvitationMail(language, {
      ...limited,
      username: '{link}',
      organisation,
      role: 'owner',
    });
    expect(hostile.subject).not.toMatch(/[\r\n]/);
    expect(hostile.text).not.toMatch(/^Bcc/m);
    expect(hostile.text).toContain('{link}');
  });
});

describe('a time limit', () => {
  it('is said in days, hours or minutes', () => {
    expect(duration('en', 2 * HOUR)).toBe('2 hours');
    expect(duration('en', 7 * 24 * HOUR)).toBe('7 days');
    expect(duration('zh-CN', 36 * HOUR)).toBe('36 小时');
    expect(duration('en', 600_000)).toBe('10 minutes');
  });
});
