import ipaddr from 'ipaddr.js';

/** What a rule says, as people write it. */
export type MirrorRule = {
  /** Networks that the reader may be in, CIDR; none: everybody */
  networks: readonly string[];
  /** `docker.io/*`: one star, at its end; without, exactly that */
  pattern: string;
  /** `mirror.corp/hub/*`: the star stands for what the pattern's stood for */
  target: string;
};

export type MirrorFaultKind = 'network' | 'network-bits' | 'network-mapped' | 'pattern' | 'star' | 'target';
export type MirrorFault = {
  field: 'networks' | 'pattern' | 'target';
  kind: MirrorFaultKind;
  /** What is wrong, as it was written */
  text: string;
  /** What it should perhaps be */
  suggestion?: string;
};

/** As in a container reference: a host with a dot, a port, or `localhost`; else clients take it for a part of the path. */
const PLACE =
  /^(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9](?::\d{1,5})?|[a-z0-9-]+:\d{1,5}|localhost)(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;

/** Whether a text is a place, or the beginning of places when a star follows. */
function isPlace(text: string): boolean {
  if (text === '*') return true;
  if (!text.endsWith('*')) return text.includes('/') && PLACE.test(text);
  const before = text.slice(0, -1);
  // What the star stands for goes on where the text stops: `docker.io/library/ngin*`.
  return before.includes('/') && PLACE.test(before.endsWith('/') ? before.slice(0, -1) : before);
}

function networkFault(text: string): MirrorFault | undefined {
  const fault = (kind: MirrorFaultKind, suggestion?: string): MirrorFault => ({
    field: 'networks',
    kind,
    text,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
  const [address = '', bits, ...more] = text.split('/');
  const isIpv4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  if ((!isIpv4 && !ipaddr.IPv6.isValid(address)) || address.includes('%') || more.length > 0) return fault('network');
  const parsed = ipaddr.parse(address);
  const longest = isIpv4 ? 32 : 128;
  if (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > longest)) return fault('network');
  const length = Number(bits ?? longest);
  if (parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress())
    return fault('network-mapped', length >= 96 ? `${parsed.toIPv4Address()}/${length - 96}` : undefined);
  const first =
    parsed instanceof ipaddr.IPv6
      ? ipaddr.IPv6.networkAddressFromCIDR(`${address}/${length}`)
      : ipaddr.IPv4.networkAddressFromCIDR(`${address}/${length}`);
  return first.toNormalizedString() === parsed.toNormalizedString()
    ? undefined
    : fault('network-bits', `${first.toString()}/${length}`);
}

/** What is wrong with a rule; nothing when it can be used. */
export function checkMirrorRule({ networks, pattern, target }: MirrorRule): MirrorFault[] {
  const faults = networks.flatMap((network) => networkFault(network) ?? []);
  if (!isPlace(pattern)) faults.push({ field: 'pattern', kind: 'pattern', text: pattern });
  if (target === '*' || !isPlace(target)) faults.push({ field: 'target', kind: 'target', text: target });
  else if (pattern.endsWith('*') !== target.endsWith('*')) faults.push({ field: 'target', kind: 'star', text: target });
  return faults;
}
