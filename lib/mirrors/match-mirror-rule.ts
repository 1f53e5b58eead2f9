import ipaddr from 'ipaddr.js';
import type { MirrorRule } from '@/lib/mirrors/check-mirror-rule';

/** Where a reader is: an IPv4 address however it is written, also inside an IPv6 one; null for what is no address. */
function addressOf(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = text.trim().replace(/%.*$/, '');
  return ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare) ? ipaddr.process(bare) : null;
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(
    network.includes('/') ? network : `${network}/${network.includes(':') ? 128 : 32}`,
  );
  return address instanceof ipaddr.IPv4
    ? base instanceof ipaddr.IPv4 && address.match(base, bits)
    : base instanceof ipaddr.IPv6 && address.match(base, bits);
}

/** What the star of a pattern stands for in a place; null when the pattern does not fit. */
function restOf(place: string, pattern: string): string | null {
  if (!pattern.endsWith('*')) return place === pattern ? '' : null;
  const before = pattern.slice(0, -1);
  return place.startsWith(before) && place.length > before.length ? place.slice(before.length) : null;
}

/** Whether a text is an IP address that a reader can have. */
export const isReaderAddress = (text: string): boolean => addressOf(text) !== null;

/**
 * The first of checked rules that leads a reader elsewhere: one of its networks contains the reader's address, or it has
 * none, and its pattern fits.
 * @param place host and path of a repository, as in docker.io/library/nginx
 * @param reader IP address; undefined when it is not known, which only rules without networks fit
 * @returns the place to pull from instead, and the rule's index; null when no rule fits
 */
export function matchMirrorRule(
  rules: readonly MirrorRule[],
  place: string,
  reader: string | undefined,
): { place: string; index: number } | null {
  const address = reader === undefined ? null : addressOf(reader);
  for (const [index, { networks, pattern, target }] of rules.entries()) {
    const concerns = networks.length === 0 || networks.some((network) => address !== null && isIn(address, network));
    const rest = concerns ? restOf(place, pattern) : null;
    if (rest !== null) return { place: target.replace(/\*$/, () => rest), index };
  }
  return null;
}
