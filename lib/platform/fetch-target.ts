import { isIP } from 'node:net';
import { fetchProblem } from '@/lib/platform/fetch-problem';
import { type AddressClass, type AddressRules, addressClass, mayConnectTo } from '@/lib/platform/network-address';

/** Looks up a host name: its addresses, in the order to try them. */
export type HostResolver = (hostname: string) => Promise<readonly string[]>;

export type TargetRules = AddressRules & {
  /** Ports that may be asked without `allowPrivate`. */
  ports?: readonly number[] | undefined;
};

const WEB_PORTS: readonly number[] = [80, 443, 8080, 8443];
/** Blanks, control characters and “\”: what parsers disagree about. */
const AMBIGUOUS = /[\s\\\p{Cc}]/u;
const ABSOLUTE = /^https?:\/\/(?<authority>[^/?#]+)/i;

const CLASS_WORDS: Record<Exclude<AddressClass, 'public'>, string> = {
  loopback: 'a loopback address',
  private: 'a private address',
  shared: 'an address shared by a provider’s customers',
  'link-local': 'a link-local address',
  metadata: 'a metadata service',
  multicast: 'a multicast address',
  unspecified: 'an unspecified address',
  documentation: 'an address for documentation',
  'embedded-ipv4': 'an IPv6 address that carries an IPv4 address',
  reserved: 'a reserved address',
};

/** Host name without the brackets of an IPv6 literal. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

function checkPort(url: URL, { allowPrivate, ports = WEB_PORTS }: TargetRules): void {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (!allowPrivate && !ports.includes(port))
    throw fetchProblem('port', `Port ${port} is not asked; only ${ports.join(', ')} are.`, { port });
}

/**
 * A whole http or https address, as somebody wrote it or as a redirect gives it.
 * @throws AppError `invalid` for other schemes, user names in the address, other ports, and IPv4 addresses written as
 * one number, in octal or in hexadecimal, which programs read differently.
 */
export function parseTarget(text: string, rules: TargetRules): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && url.protocol !== 'http:' && url.protocol !== 'https:')
    throw fetchProblem('scheme', `Only http and https addresses are fetched, not “${url.protocol}”.`);
  const authority = ABSOLUTE.exec(text)?.groups?.authority;
  if (!url || authority === undefined || AMBIGUOUS.test(text))
    throw fetchProblem('not-an-address', 'This is not a complete address: write it as in https://example.org/path.');
  if (url.username !== '' || url.password !== '' || authority.includes('@'))
    throw fetchProblem('userinfo', 'The address holds a user name or a password; leave them out.');
  const written = authority.replace(/:\d*$/, '');
  if (isIP(hostOf(url)) === 4 && written !== url.hostname)
    throw fetchProblem('odd-address', 'Write an IP address as four decimal numbers, as in 192.0.2.1.');
  checkPort(url, rules);
  return url;
}

/** An address that names its host keeps it as it is written, so that it can be judged by `parseTarget`. */
function wholeAddress(location: string, from: URL): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(location)) return location;
  if (location === '' || AMBIGUOUS.test(location)) return null;
  if (location.startsWith('//')) return `${from.protocol}${location}`;
  return URL.canParse(location, from) ? new URL(location, from).href : null;
}

/**
 * Where a redirect leads.
 * @throws AppError `invalid` as {@link parseTarget}, and when it leaves https for http
 */
export function parseRedirect(location: string | undefined, from: URL, rules: TargetRules): URL {
  const whole = wholeAddress(location ?? '', from);
  if (whole === null) throw fetchProblem('bad-redirect', `“${from.host}” redirects, but does not say where to.`);
  const url = parseTarget(whole, rules);
  if (from.protocol === 'https:' && url.protocol === 'http:')
    throw fetchProblem('downgrade', `“${from.host}” redirects from https to http, which is not followed.`);
  return url;
}

/**
 * The addresses of a target that may be connected to; the connection must be made to one of these and nothing else.
 * @throws AppError `invalid` when all are forbidden, `unavailable` when there are none
 */
export async function allowedAddresses(
  url: URL,
  rules: AddressRules,
  resolver: HostResolver,
): Promise<readonly [string, ...string[]]> {
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await resolver(host);
  const [first, ...others] = addresses.filter((address) => mayConnectTo(address, rules));
  if (first !== undefined) return [first, ...others];
  const found = addresses.map(addressClass).find((kind) => kind !== null && kind !== 'public');
  if (!found) throw fetchProblem('unresolved', `No address is known for “${host}”.`, { host });
  const leads = isIP(host) ? 'is' : 'leads to';
  throw fetchProblem('forbidden-address', `“${host}” ${leads} ${CLASS_WORDS[found]}, which is not asked.`, {
    host,
    address: found,
  });
}
