import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

// RFC 1035 §2.3.4: labels of at most 63 letters, digits and inner hyphens; at least two of them, the last not a number.
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** A domain as the DNS knows it (IDNA, lower case, no final dot), or null when the text is none. Takes a pasted address too. */
export function parseDomain(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/\.$/, '');
  const name = domainToASCII(bare.toLowerCase());
  return DOMAIN.test(name) && isIP(name) === 0 ? name : null;
}
