/** As whom and how something is asked for. `what` names it where something is found. */
export type Variant = { what: string; kind: 'page' | 'payload' | 'api'; headers: Readonly<Record<string, string>> };

export type Answer = {
  path: string;
  variant: Variant;
  status: number;
  headers: readonly string[];
  /** Of the last answer; what leads elsewhere is followed */
  body: string;
  isHtml: boolean;
  /** Every answer on the way, with its headers: all that left the server */
  whole: string;
};

const html = (language: string): Variant => ({
  what: `HTML in ${language}`,
  kind: 'page',
  headers: { 'accept-language': language, accept: 'text/html' },
});
const payload = (what: string, more: Readonly<Record<string, string>>, language = 'en'): Variant => ({
  what: `payload (${what}) in ${language}`,
  kind: 'payload',
  headers: { 'accept-language': language, rsc: '1', ...more },
});
const prefetch = { 'next-router-prefetch': '1' };

/** What readers and search engines ask for first. */
export const PAGES: readonly Variant[] = [html('en'), html('zh-CN')];
/** A click within the site, in both languages. */
export const CLICKS: readonly Variant[] = [payload('click', {}), payload('click', {}, 'zh-CN')];
/** What Next's client asks for when a link comes into view or under the pointer, of a whole page and of parts of one. */
export const PREFETCHES: readonly Variant[] = [
  payload('prefetch', prefetch),
  payload('prefetch at run time', { 'next-router-prefetch': '2' }),
  ...['/_tree', '/_full', '/_index'].map((segment) =>
    payload(`segment ${segment}`, { ...prefetch, 'next-router-segment-prefetch': segment }),
  ),
];
export const API: readonly Variant[] = [{ what: 'API', kind: 'api', headers: { accept: '*/*' } }];

const MOST_REDIRECTS = 5;

/** Asks once, as a browser without a cache does, and follows where it leads within the site. */
export async function ask(
  base: string,
  path: string,
  variant: Variant,
  credentials: Readonly<Record<string, string>>,
): Promise<Answer> {
  let [whole, address] = ['', new URL(path, base)];
  for (let step = 0; ; step += 1) {
    const response = await fetch(address, { headers: { ...variant.headers, ...credentials }, redirect: 'manual' });
    const body = await response.text();
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
    whole += `${response.status}\n${headers.join('\n')}\n\n${body}\n`;
    const location = response.headers.get('location');
    const next = location && URL.canParse(location, address) ? new URL(location, address) : null;
    if (next?.origin !== address.origin || step === MOST_REDIRECTS || response.status < 300 || response.status > 399) {
      const isHtml = (response.headers.get('content-type') ?? '').includes('html');
      return { path, variant, status: response.status, headers, body, isHtml, whole };
    }
    address = next;
  }
}

/** Addresses of this site that a page leads to or loads, each with its query. */
export function linksIn({ body, isHtml }: Answer, base: string): string[] {
  if (!isHtml) return [];
  const found = [...body.matchAll(/\s(?:href|src|content|action)="([^"]+)"/g)].flatMap(([, text = '']) => {
    const address = text.replaceAll('&amp;', '&');
    if (!/^(?:\/(?!\/)|\?|https?:)/.test(address) || !URL.canParse(address, base)) return [];
    const url = new URL(address, base);
    return url.origin === new URL(base).origin ? [`${url.pathname}${url.search}`] : [];
  });
  return [...new Set(found)];
}
