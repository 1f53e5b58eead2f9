/**
 * The web server of a production build: Next's request handler behind a server of our own, which says what Next cannot
 * know (the address of the connection, whether people reach the site by https) and leads to the registry.
 */
import next from 'next';
import { projectRoot } from '@/bin/runtime/project';
import { registryFront } from '@/bin/runtime/registry-front';
import { siteServer } from '@/bin/runtime/site-server';
import { environment } from '@/lib/platform/env';
import { guardImmutableTags } from '@/lib/registry-sync/guard-immutable-tags';

const site = environment();
const app = next({ dev: false, dir: projectRoot, hostname: site.host, port: site.port });
await app.prepare();
const handle = app.getRequestHandler();

const front = site.registryUrl === undefined ? undefined : registryFront(site.registryUrl, guardImmutableTags);
const server = siteServer((request, response) => void handle(request, response), { ...site, front });

server.listen(site.port, site.host);
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
