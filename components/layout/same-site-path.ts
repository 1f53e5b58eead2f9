/** Any origin will do: it only has to be the one that relative addresses come out with. */
const HERE = 'http://here.invalid';

/** A path on this site, or undefined for anything that a browser would take for another one (`//x`, `/\x`, `https:`). */
export function sameSitePath(address: string | null | undefined): string | undefined {
  if (!address?.startsWith('/') || !URL.canParse(address, HERE)) return undefined;
  const url = new URL(address, HERE);
  // `/.//x` is a path of ours only until its dots are gone.
  if (url.origin !== HERE || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The path of a page of this site that a `Referer` names. */
export function refererPath(referer: string | null, host: string | null): string | undefined {
  if (!referer || !host || !URL.canParse(referer)) return undefined;
  const url = new URL(referer);
  return url.host === host ? sameSitePath(`${url.pathname}${url.search}`) : undefined;
}
