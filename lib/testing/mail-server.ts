import type { SecureContextOptions } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type ReceivedMail = {
  from: string;
  to: string[];
  subject: string;
  text: string;
  source: string;
  encrypted: boolean;
};
export type MailServer = { port: number; received: ReceivedMail[]; stop: () => Promise<void> };

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=` (RFC 2047) as text. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, data: string) => Buffer.from(data, 'base64').toString('utf8'))
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, data: string) => decodeQuoted(data.replaceAll('_', ' ')));

const decodeQuoted = (text: string): string =>
  text
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));

function read(source: string): Pick<ReceivedMail, 'subject' | 'text'> {
  const end = source.indexOf('\r\n\r\n');
  const headers = source.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? '';
  const body = source.slice(end + 4);
  const encoding = header('Content-Transfer-Encoding');
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? decodeQuoted(body)
        : body;
  return { subject: decodeWords(header('Subject')), text: text.replaceAll('\r\n', '\n').trimEnd() };
}

/**
 * A real SMTP server on loopback that keeps what it gets. It asks for the account given, refuses recipients whose
 * address begins with `nobody@`, and is encrypted with `tls` from the start (`secure`) or by STARTTLS.
 */
export async function startMailServer(
  account: { user: string; password: string } | null,
  tls: (SecureContextOptions & { secure: boolean }) | null,
): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const options: SMTPServerOptions = {
    ...(tls ?? { hideSTARTTLS: true }),
    authOptional: account === null,
    allowInsecureAuth: tls === null,
    onAuth: ({ username, password }, _session, callback) =>
      username === account?.user && password === account?.password
        ? callback(null, { user: username })
        : callback(new Error('wrong account')),
    onRcptTo: ({ address }, _session, callback) =>
      callback(address.startsWith('nobody@') ? new Error('no such mailbox') : null),
    onData: (stream, { envelope, secure }, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8');
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ from, to, source, encrypted: secure, ...read(source) });
        callback();
      });
    },
  };
  const server = new SMTPServer(options);
  // What a client that gives up leaves behind; the test looks at the client.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => listening.once('listening', resolve));
  const address = listening.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
