import ipaddr from 'ipaddr.js';

/** What an IP address is for (IANA special-purpose registries, RFC 6890); only `public` is somebody on the internet. */
export type AddressClass =
  | 'public'
  | 'loopback'
  | 'private'
  | 'shared'
  | 'link-local'
  | 'metadata'
  | 'multicast'
  | 'unspecified'
  | 'documentation'
  | 'embedded-ipv4'
  | 'reserved';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Where cloud machines ask for their own credentials (AWS, Google, Azure, Alibaba, Oracle, ECS). */
const METADATA = [
  '169.254.169.254',
  '169.254.170.2',
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
  'fe80::a9fe:a9fe',
].map((text) => ipaddr.parse(text).toNormalizedString());

const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'];
/** All that IANA has given out as global unicast so far; the old IPv4-compatible `::a.b.c.d` lies outside. */
const GLOBAL_IPV6 = '2000::/3';
/** `::/96` without `::` and `::1`. */
const IPV4_COMPATIBLE = '::/96';

const CLASS_OF_RANGE: Readonly<Record<string, AddressClass>> = {
  unicast: 'public',
  loopback: 'loopback',
  private: 'private',
  uniqueLocal: 'private',
  deprecatedSiteLocal: 'private',
  carrierGradeNat: 'shared',
  linkLocal: 'link-local',
  multicast: 'multicast',
  unspecified: 'unspecified',
  ipv4Mapped: 'embedded-ipv4',
  rfc6145: 'embedded-ipv4',
  rfc6052: 'embedded-ipv4',
  '6to4': 'embedded-ipv4',
  teredo: 'embedded-ipv4',
};

function lies(address: Address, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network);
  if (address instanceof ipaddr.IPv4) return base instanceof ipaddr.IPv4 && address.match(base, bits);
  return base instanceof ipaddr.IPv6 && address.match(base, bits);
}

/** The class of an address in its usual notation; null for what is no address. */
export function addressClass(text: string): AddressClass | null {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.parse(text);
  if (METADATA.includes(address.toNormalizedString())) return 'metadata';
  if (DOCUMENTATION.some((network) => lies(address, network))) return 'documentation';
  const found = CLASS_OF_RANGE[address.range()] ?? 'reserved';
  if (found !== 'public' || address instanceof ipaddr.IPv4) return found;
  if (lies(address, IPV4_COMPATIBLE)) return 'embedded-ipv4';
  return lies(address, GLOBAL_IPV6) ? 'public' : 'reserved';
}

export type AddressRules = {
  /** Also addresses inside the operator's own networks: private, unique-local, shared, loopback. */
  allowPrivate: boolean;
  /** Networks (CIDR) that are allowed besides the public ones, without allowing all private ones. */
  allowedNetworks?: readonly string[] | undefined;
};

const INSIDE: readonly AddressClass[] = ['loopback', 'private', 'shared'];
const LISTABLE: readonly AddressClass[] = [...INSIDE, 'link-local', 'documentation', 'reserved'];

/**
 * Whether this server may connect to an address on somebody's behalf. Metadata services, multicast, unspecified
 * addresses and IPv6 addresses that carry an IPv4 one are never allowed.
 * @throws Error when a network is not written as CIDR
 */
export function mayConnectTo(text: string, { allowPrivate, allowedNetworks = [] }: AddressRules): boolean {
  const found = addressClass(text);
  if (found === null) return false;
  if (found === 'public' || (allowPrivate && INSIDE.includes(found))) return true;
  return LISTABLE.includes(found) && allowedNetworks.some((network) => lies(ipaddr.parse(text), network));
}
