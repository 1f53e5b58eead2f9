/**
 * For tests and benches: the site's server with nothing behind it but the registry of REGISTRY_URL, in a process of its
 * own, so that its memory can be measured. Prints its port.
 */
import { registryFront } from '@/bin/runtime/registry-front';
import { siteServer } from '@/bin/runtime/site-server';

const front = registryFront(process.env.REGISTRY_URL ?? '');
const server = siteServer((_, response) => response.writeHead(404).end(), {
  publicUrl: 'http://localhost:3000',
  trustedProxies: 0,
  front,
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : '');
});
