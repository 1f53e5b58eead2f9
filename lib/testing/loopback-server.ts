import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import { afterAll } from 'vitest';

export type LoopbackServer = { origin: string; host: string; requests: IncomingMessage[]; close(): Promise<void> };

const open: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of open) await close();
});

async function listening(server: http.Server, scheme: string, name: string): Promise<Omit<LoopbackServer, 'requests'>> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  open.push(close);
  return { origin: `${scheme}://${name}:${port}`, host: `${name}:${port}`, close };
}

/** A server of a test, closed after the file's tests; remembers what it was asked. */
export async function loopbackServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  tls?: { key: string; cert: string },
): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    answer(request, response);
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  return { requests, ...(await listening(server, tls ? 'https' : 'http', tls ? 'localhost' : '127.0.0.1')) };
}
