import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { isLoopback } from '@/lib/names/loopback';
import { type Environment, environment } from '@/lib/platform/env';
import { MAIL_ADDRESS } from '@/lib/platform/env-mail';
import { AppError } from '@/lib/platform/errors';
import { readAuthority } from '@/lib/platform/read-authority';
import { serverFailure } from '@/lib/platform/server-failure';

export type MailSettings = { from: { name: string; address: string }; server: SMTPTransport.Options };
export type Mail = { to: string; subject: string; text: string };

const DEFAULT_PORT = { 'smtps:': 465, 'smtp:': 587, withoutAccount: 25 };

/**
 * How to send mail, or undefined when no mail server is connected (no `SMTP_URL`). A user name and password go over an
 * encrypted connection only, but for loopback; certificates are always verified.
 * @throws Error naming the variable that is wrong
 */
export function mailSettings({ mail }: Pick<Environment, 'mail'>): MailSettings | undefined {
  if (!mail) return undefined;
  if (!mail.MAIL_FROM) throw new Error('The environment variable MAIL_FROM is missing: SMTP_URL needs it.');
  const url = new URL(mail.SMTP_URL);
  const secure = url.protocol === 'smtps:';
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  if ((user === '') !== (pass === ''))
    throw new Error('The environment variable SMTP_URL needs both a user name and a password, or neither.');
  const timeout = mail.SMTP_TIMEOUT * 1000;
  const usual = secure ? DEFAULT_PORT['smtps:'] : user ? DEFAULT_PORT['smtp:'] : DEFAULT_PORT.withoutAccount;
  return {
    from: mail.MAIL_FROM,
    server: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || usual,
      secure,
      requireTLS: !secure && user !== '' && !isLoopback(url.hostname),
      tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ca: readAuthority('SMTP_CA_FILE', mail.SMTP_CA_FILE) },
      ...(user ? { auth: { user, pass } } : {}),
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      dnsTimeout: timeout,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  };
}

/** Whether this installation can send mail; what depends on it is not offered otherwise. */
export const canSendMail = (): boolean => mailSettings(environment()) !== undefined;

function checked({ to, subject, text }: Mail): Mail {
  if (!MAIL_ADDRESS.test(to)) throw new AppError('invalid', `“${to}” is not an e-mail address.`, { field: 'to' });
  if (subject.length > 200 || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(subject))
    throw new AppError('invalid', 'The subject of a mail is one line of at most 200 characters.', { field: 'subject' });
  return { to, subject, text };
}

function toFailure(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EAUTH' || code === 'ENOAUTH') return serverFailure('mail-account', error);
  return serverFailure(code === 'EENVELOPE' || code === 'EMESSAGE' ? 'mail-refused' : 'mail-unreachable', error);
}

/**
 * Sends a plain-text mail to one address and returns once the server took charge of it.
 * @throws AppError `invalid` for an address or subject that could change the mail's headers, `unavailable` when it was
 * not sent, with `details.reason` a ServerFailure
 */
export async function sendMail(mail: Mail, settings = mailSettings(environment())): Promise<void> {
  const { to, subject, text } = checked(mail);
  if (!settings) throw serverFailure('mail-off');
  const transport = createTransport(settings.server);
  try {
    await transport.sendMail({
      from: settings.from,
      to: { name: '', address: to },
      subject,
      text,
      // RFC 3834: no holiday notices in answer.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    throw toFailure(error);
  } finally {
    transport.close();
  }
}
