import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { BerReader, Client } from 'ldapts';
import type { LdapSettings } from '@/lib/accounts/directory/settings';

// RFC 4511 §4.14.1: message 1, ExtendedRequest with the name of StartTLS.
const START_TLS = Buffer.from('301d02010177188016312e332e362e312e342e312e313436362e3230303337', 'hex');
const EXTENDED_RESPONSE = 0x78;

/** A socket's next event, or its error; `signal` ends the wait. */
function nextEvent(socket: Socket, event: 'connect' | 'secureConnect' | 'data', signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', abort);
      for (const [name, listener] of listeners) socket.off(name, listener);
      end();
    };
    const abort = () => settle(() => reject(signal.reason));
    const listeners: [string, (value?: unknown) => void][] = [
      [event, (value) => settle(() => resolve(value))],
      ['error', (error) => settle(() => reject(error))],
      ['close', () => settle(() => reject(new Error('the server closed the connection')))],
    ];
    for (const [name, listener] of listeners) socket.on(name, listener);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });
}

/**
 * Asks for TLS and reads exactly the answer. Done here because nothing that came before TLS may be left in a buffer
 * and be taken for an answer that came inside it.
 */
async function agreeOnTls(socket: Socket, signal: AbortSignal): Promise<void> {
  socket.write(START_TLS);
  let answer = Buffer.alloc(0);
  for (;;) {
    answer = Buffer.concat([answer, (await nextEvent(socket, 'data', signal)) as Buffer]);
    const reader = new BerReader(answer);
    if (reader.readSequence() === null || reader.remain < reader.length) {
      if (answer.length > 65_536) throw new Error('the answer to StartTLS is too long');
      continue;
    }
    if (reader.remain > reader.length) throw new Error('something follows the answer to StartTLS');
    const isOurs = reader.readInt() === 1 && reader.readSequence(EXTENDED_RESPONSE) !== null;
    const code = isOurs ? reader.readEnumeration() : null;
    if (code !== 0) throw new Error(`the server refuses StartTLS (result ${code})`);
    socket.pause();
    return;
  }
}

async function openSocket(settings: LdapSettings, signal: AbortSignal): Promise<Socket> {
  const { url, encryption, ca } = settings;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (encryption === 'tls' ? 636 : 389);
  // Said explicitly, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off; an address is no server name (RFC 6066).
  const tls: ConnectionOptions = { host, ca, rejectUnauthorized: true, minVersion: 'TLSv1.2' };
  if (!isIP(host)) tls.servername = host;
  const sockets: Socket[] = [];
  try {
    const first = encryption === 'tls' ? connectTls({ ...tls, port }) : connectPlain({ host, port });
    sockets.push(first);
    await nextEvent(first, encryption === 'tls' ? 'secureConnect' : 'connect', signal);
    if (encryption !== 'starttls') return first;
    await agreeOnTls(first, signal);
    const secured: TLSSocket = connectTls({ ...tls, socket: first });
    sockets.push(secured);
    first.on('error', (error) => secured.destroy(error));
    await nextEvent(secured, 'secureConnect', signal);
    return secured;
  } catch (error) {
    for (const socket of sockets) {
      // What still arrives on a socket given up is of no interest, but would end the process unheard.
      socket.on('error', () => undefined);
      socket.destroy();
    }
    throw error;
  }
}

/**
 * Runs `work` with a connection to the directory that is encrypted and verified as the settings say, and closes it.
 * Connection and work together take at most `timeoutMs`.
 */
export async function withDirectory<T>(settings: LdapSettings, work: (client: Client) => Promise<T>): Promise<T> {
  const deadline = AbortSignal.timeout(settings.timeoutMs);
  const socket = await openSocket(settings, deadline);
  const stop = () => socket.destroy();
  socket.on('error', stop);
  deadline.addEventListener('abort', stop);
  const client = new Client({
    url: 'ldap://connected.invalid',
    timeout: settings.timeoutMs,
    // It would connect again after a loss: unencrypted, and no longer as who it was.
    createConnection: () => {
      if (socket.destroyed) throw new Error('the connection to the directory is lost');
      return socket;
    },
  });
  try {
    return await work(client);
  } finally {
    await client.unbind();
    deadline.removeEventListener('abort', stop);
    socket.destroy();
  }
}
