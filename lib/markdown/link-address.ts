import { fileAddress, resolveInSource } from '@/lib/markdown/source-repository';
import { repositoryPath, tagsPath } from '@/lib/names/paths';
import { OFFICIAL_NAMESPACE, parseRepositoryName } from '@/lib/names/repository-name';

/** `outside` leads away from this site; `inside` is a path of this site. */
export type LinkAddress = { kind: 'outside' | 'inside'; href: string };

export type LinkContext = {
  sourceUrl: string | null;
  siteRepositories: (path: string) => string | null;
  /** The id that a fragment of this document stands for. */
  idOf: (fragment: string) => string;
};

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const SAFE_SCHEMES = ['http:', 'https:', 'mailto:'];
const ASSET = /^\/assets\/[A-Za-z0-9][A-Za-z0-9._-]*$/;
const HUB_HOSTS = ['hub.docker.com', 'www.hub.docker.com'];

/** Docker Hub's pages for a repository: `/_/name`, `/r/namespace/name`, each perhaps with `/tags` or `?tab=tags`. */
const HUB_PATH = /^\/(?:_|r\/([^/]+))\/([^/]+)(\/tags)?\/?$/;

/** As browsers read an address: without tabs and line ends, without spaces and controls around it, `\` as `/`. */
const normalise = (href: string): string =>
  href
    .replace(/[\t\n\r]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the URL standard strips C0 controls and spaces here.
    .replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '')
    .replace(/^[\\/]+/, (slashes) => slashes.replaceAll('\\', '/'));

export const isAssetPath = (path: string): boolean => ASSET.test(path);

/** The address of an image or file on another host, http or https only, without user name and password. */
function outsideAddress(href: string): URL | null {
  const absolute = href.startsWith('//') ? `https:${href}` : href;
  if (!SCHEME.test(absolute) || !URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  if (!SAFE_SCHEMES.includes(url.protocol)) return null;
  // `https://known.example@elsewhere.example` looks like the first and leads to the second.
  url.username = '';
  url.password = '';
  return url;
}

function siteAddress(path: string, search: string, hash: string, context: LinkContext): string | null {
  const [, namespace = OFFICIAL_NAMESPACE, name, tags] = HUB_PATH.exec(path) ?? [];
  const repository = name === undefined ? null : parseRepositoryName(namespace, name);
  if (!repository?.ok) return null;
  const page = context.siteRepositories(repositoryPath(repository.value));
  if (page === null) return null;
  if (page !== repositoryPath(repository.value)) return page;
  if (tags || /[?&]tab=tags\b/.test(search)) return tagsPath(repository.value);
  return hash.length > 1 ? `${page}#${context.idOf(hash.slice(1))}` : page;
}

/**
 * Where a link of a document may lead, or null when it must become text: http, https and mailto; this document's
 * sections; this site's repositories and assets; files of the source repository.
 */
export function linkAddress(written: string, context: LinkContext): LinkAddress | null {
  const href = normalise(written);
  if (href.startsWith('#')) return href.length > 1 ? { kind: 'inside', href: `#${context.idOf(href.slice(1))}` } : null;
  if (SCHEME.test(href) || href.startsWith('//')) {
    const url = outsideAddress(href);
    if (!url) return null;
    const inside = HUB_HOSTS.includes(url.hostname) && siteAddress(url.pathname, url.search, url.hash, context);
    return inside ? { kind: 'inside', href: inside } : { kind: 'outside', href: url.href };
  }
  if (isAssetPath(href)) return { kind: 'inside', href };
  const [, path = '', search = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(href) ?? [];
  const inside = siteAddress(path, search, hash, context);
  if (inside) return { kind: 'inside', href: inside };
  const source = resolveInSource(href.replaceAll('\\', '/'), context.sourceUrl, 'page');
  return source ? { kind: 'outside', href: source } : null;
}

/** Where an image from elsewhere lies: http and https only, else null. */
export function imageAddress(written: string, sourceUrl: string | null): string | null {
  const href = normalise(written);
  if (SCHEME.test(href) || href.startsWith('//')) {
    const url = outsideAddress(href);
    return url && url.protocol !== 'mailto:' ? fileAddress(url).href : null;
  }
  return href.startsWith('#') ? null : resolveInSource(href.replaceAll('\\', '/'), sourceUrl, 'file');
}
