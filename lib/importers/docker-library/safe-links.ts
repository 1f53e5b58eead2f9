import type { Link } from '@/lib/repositories/schema';

const SAFE_SCHEMES = ['http:', 'https:', 'mailto:'];

const isSafe = (url: string): boolean => URL.canParse(url) && SAFE_SCHEMES.includes(new URL(url).protocol);

/** Addresses from the docs stand on the page as links: whatever is not http, https or mailto is left out, and said. */
export function safeLinks(links: readonly Link[], warnings: string[]): Link[] {
  for (const { text, url } of links)
    if (!isSafe(url)) warnings.push(`The link “${text}” is left out: its address is neither http, https nor mailto.`);
  return links.filter(({ url }) => isSafe(url));
}

/** The address of a repository with sources, if it is one that a page may link. */
export const webAddress = (text: string): string | null => (/^https?:\/\//.test(text) && isSafe(text) ? text : null);
