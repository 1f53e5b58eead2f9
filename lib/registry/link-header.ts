/**
 * The address of the next page in a `Link` header (RFC 8288), as registries write it: `</v2/_catalog?last=x&n=5>; rel="next"`.
 * Undefined when there is none.
 */
export function nextLink(header: string | string[] | undefined): string | undefined {
  const links = [header ?? []].flat().join(',');
  for (const [, target = '', parameters = ''] of links.slice(0, 65_536).matchAll(/<([^<>]*)>([^,<]*)/g))
    if (/;\s*rel\s*=\s*"?next"?\s*(?:;|$)/i.test(parameters)) return target;
  return undefined;
}
