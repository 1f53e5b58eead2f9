/** Where relative links of a document lead: a folder at a revision of a project on a Git host. */
type SourceFolder = {
  /** Addresses before a file's path, with a slash at the end: its page, and its content as it is. */
  page: string;
  file: string;
  folder: readonly string[];
};
export type SourceView = 'page' | 'file';

const PROJECT = '^/([^/]+)/([^/]+?)(?:\\.git)?';
const GITHUB_PATH = new RegExp(`${PROJECT}(?:/(?:tree|blob|raw)/([^/]+)(/.*)?)?/?$`);
const GITEA_PATH = new RegExp(`${PROJECT}(?:/(?:src|raw)/((?:branch|tag|commit)/[^/]+)(/.*)?)?/?$`);
const BITBUCKET_PATH = new RegExp(`${PROJECT}(?:/(?:src|raw)/([^/]+)(/.*)?)?/?$`);
const GITLAB_FOLDER = /^(?:tree|blob|raw)\/([^/]+)(\/.*)?$/;

const segments = (path: string): string[] => path.split('/').filter((part) => part !== '' && part !== '.');

const isGitHub = ({ hostname }: URL): boolean => /^(?:www\.)?github\.com$|^github\./.test(hostname);
const isBitbucket = ({ hostname }: URL): boolean => hostname === 'bitbucket.org';
/** Gitea and Forgejo, by their usual host names or by the shape of their addresses. */
const isGitea = ({ hostname, pathname }: URL): boolean =>
  /^(?:codeberg\.org|(?:gitea|forgejo)\..+)$/.test(hostname) ||
  /^\/[^/]+\/[^/]+\/(?:src|raw)\/(?:branch|tag|commit)\//.test(pathname);
const isGitLab = ({ hostname, pathname }: URL): boolean => hostname.startsWith('gitlab.') || pathname.includes('/-/');

function readProject(url: URL, shape: RegExp, head: string, words: Readonly<Record<SourceView, string>>) {
  const [, owner, name, revision = head, folder = ''] = shape.exec(url.pathname) ?? [];
  if (!owner || !name) return null;
  const root = `${url.protocol}//${url.host.replace(/^www\.github\.com$/, 'github.com')}/${owner}/${name}`;
  return {
    page: `${root}/${words.page}/${revision}/`,
    file: `${root}/${words.file}/${revision}/`,
    folder: segments(folder),
  };
}

/** A project lies in any number of groups; `/-/` ends its path. */
function readGitLabProject(url: URL): SourceFolder | null {
  const [project = '', rest = ''] = url.pathname.split('/-/');
  const groups = segments(project.replace(/\.git\/?$/, ''));
  const [, revision = 'HEAD', folder = ''] = GITLAB_FOLDER.exec(rest) ?? [];
  if (groups.length < 2) return null;
  const root = `${url.protocol}//${url.host}/${groups.join('/')}/-`;
  return { page: `${root}/blob/${revision}/`, file: `${root}/raw/${revision}/`, folder: segments(folder) };
}

/** GitHub, Bitbucket, Gitea (Forgejo) and GitLab, also on hosts of one's own; other hosts are not known. */
function sourceFolder(sourceUrl: string): SourceFolder | null {
  const url = URL.canParse(sourceUrl) ? new URL(sourceUrl) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) return null;
  if (isGitHub(url)) return readProject(url, GITHUB_PATH, 'HEAD', { page: 'blob', file: 'raw' });
  if (isBitbucket(url)) return readProject(url, BITBUCKET_PATH, 'HEAD', { page: 'src', file: 'raw' });
  if (isGitea(url)) return readProject(url, GITEA_PATH, 'branch/HEAD', { page: 'src', file: 'raw' });
  return isGitLab(url) ? readGitLabProject(url) : null;
}

/**
 * The web address of a file that a document names relative to itself, never above the repository's root: its page, or
 * the file as it is, which pictures need.
 */
export function resolveInSource(reference: string, sourceUrl: string | null, view: SourceView): string | null {
  const source = sourceUrl === null ? null : sourceFolder(sourceUrl);
  if (!source) return null;
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(reference) ?? [];
  if (path === '') return null;
  const parts = path.startsWith('/') ? [] : [...source.folder];
  for (const part of segments(path)) {
    if (/^(?:\.|%2e){2}$/i.test(part)) parts.pop();
    else if (!/^%2e$/i.test(part)) parts.push(part);
  }
  const root = source[view];
  const resolved = URL.canParse(parts.join('/') + query + fragment, root)
    ? new URL(`./${parts.join('/')}${query}${fragment}`, root).href
    : null;
  return resolved?.startsWith(root) ? resolved : null;
}

/** Authors often write a picture's page on a Git host where its content is meant: the same file, as it is. */
export function fileAddress(url: URL): URL {
  const path = isGitHub(url)
    ? url.pathname.replace(/^(\/[^/]+\/[^/]+)\/blob\//, '$1/raw/')
    : isBitbucket(url) || isGitea(url)
      ? url.pathname.replace(/^(\/[^/]+\/[^/]+)\/src\//, '$1/raw/')
      : url.pathname.replace('/-/blob/', '/-/raw/');
  return path === url.pathname ? url : Object.assign(new URL(url), { pathname: path });
}
