/**
 * The web server of a production build: Next's request handler behind a few lines of our own, which say what Next
 * cannot know: the address of the connection, and whether people reach the site by https.
 */
import { createServer } from 'node:http';
import next from 'next';
import { projectRoot } from '@/bin/runtime/project';
import { ADDRESS_HEADER, addressOf } from '@/lib/auth/client-address';
import { environment } from '@/lib/platform/env';

const HALF_A_YEAR = 15_552_000;

const site = environment();
const app = next({ dev: false, dir: projectRoot, hostname: site.host, port: site.port });
await app.prepare();
const handle = app.getRequestHandler();
const isHttps = site.publicUrl.startsWith('https:');

const server = createServer((request, response) => {
  request.headers[ADDRESS_HEADER] = addressOf(
    request.socket.remoteAddress ?? '',
    request.headers['x-forwarded-for'],
    site.trustedProxies,
  );
  if (isHttps) response.setHeader('strict-transport-security', `max-age=${HALF_A_YEAR}`);
  void handle(request, response);
});

server.listen(site.port, site.host);
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
