/** The header our own web server (bin/web.ts) puts the client's address into; what a client sends under that name is overwritten there. */
export const ADDRESS_HEADER = 'x-plimsoll-address';

/**
 * The client's address: the connection's own, or what the last of so many trusted proxies in front wrote into
 * X-Forwarded-For. Anything further left was written by whoever asks, and is not believed.
 */
export function addressOf(
  connection: string,
  forwardedFor: string | readonly string[] | undefined,
  trustedProxies: number,
): string {
  const hops = [forwardedFor ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean);
  const chain = [...hops, connection];
  const address = chain[Math.max(chain.length - 1 - trustedProxies, 0)] ?? connection;
  return address.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64);
}

/** Where a request came from, as our web server says; undefined behind another one (next dev). */
export function clientAddress(headers: Headers): string | undefined {
  return headers.get(ADDRESS_HEADER) ?? undefined;
}
