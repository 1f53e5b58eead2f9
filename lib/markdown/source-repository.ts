/** Where relative links of a document lead: a folder at a revision of a Git host's web pages. */
type SourceFolder = { root: string; folder: readonly string[] };

const GITHUB_PATH = /^\/([^/]+)\/([^/]+?)(?:\.git)?(?:\/(?:tree|blob)\/([^/]+)(\/.*)?)?\/?$/;
const GITLAB_FOLDER = /^(?:tree|blob)\/([^/]+)(\/.*)?$/;

const segments = (path: string): string[] => path.split('/').filter((part) => part !== '' && part !== '.');

/** GitHub and GitLab show files under `blob/<revision>/…` and `-/blob/<revision>/…`; other hosts are not known. */
function sourceFolder(sourceUrl: string): SourceFolder | null {
  const url = URL.canParse(sourceUrl) ? new URL(sourceUrl) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) return null;
  const path = url.pathname;
  if (url.hostname === 'github.com' || url.hostname === 'www.github.com') {
    const [, owner, name, revision = 'HEAD', folder = ''] = GITHUB_PATH.exec(path) ?? [];
    return owner && name
      ? { root: `https://github.com/${owner}/${name}/blob/${revision}/`, folder: segments(folder) }
      : null;
  }
  if (url.hostname.startsWith('gitlab.') || path.includes('/-/')) {
    // A project lies in any number of groups; `/-/` ends its path.
    const [project = '', rest = ''] = path.split('/-/');
    const groups = segments(project.replace(/\.git\/?$/, ''));
    const [, revision = 'HEAD', folder = ''] = GITLAB_FOLDER.exec(rest) ?? [];
    return groups.length >= 2
      ? { root: `${url.protocol}//${url.host}/${groups.join('/')}/-/blob/${revision}/`, folder: segments(folder) }
      : null;
  }
  return null;
}

/** The web address of a file that a document names relative to itself, never above the repository's root. */
export function resolveInSource(reference: string, sourceUrl: string | null): string | null {
  const source = sourceUrl === null ? null : sourceFolder(sourceUrl);
  if (!source) return null;
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(reference) ?? [];
  if (path === '') return null;
  const parts = path.startsWith('/') ? [] : [...source.folder];
  for (const part of segments(path)) {
    if (/^(?:\.|%2e){2}$/i.test(part)) parts.pop();
    else if (!/^%2e$/i.test(part)) parts.push(part);
  }
  const resolved = URL.canParse(parts.join('/') + query + fragment, source.root)
    ? new URL(`./${parts.join('/')}${query}${fragment}`, source.root).href
    : null;
  return resolved?.startsWith(source.root) ? resolved : null;
}
