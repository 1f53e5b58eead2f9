import { safeUrl } from '@/lib/images/safe-url';

const COMMIT = /^[0-9a-f]{7,64}$/;

/** Where code hosts show a commit, by their name. */
const COMMIT_PATHS: readonly (readonly [RegExp, string])[] = [
  [/^(?:github\.com|github\..+)$/, 'commit'],
  [/^(?:gitlab\.com|gitlab\..+|salsa\.debian\.org)$/, '-/commit'],
  [/^(?:codeberg\.org|gitea\.com|gitea\..+|forgejo\..+|gitee\.com|git\.sr\.ht)$/, 'commit'],
  [/^bitbucket\.org$/, 'commits'],
];

/** `git@host:a/b.git`, `ssh://git@host/a/b`, `git://host/a/b` and `git+https://…` as the address a browser would open. */
export function sourceUrl(source: string): string | null {
  const text = source.trim().replace(/^git\+/, '');
  const [, host, path] =
    /^(?:(?:ssh|git):\/\/)?(?:[\w.-]+@)?([\w-]+(?:\.[\w-]+)+)[:/](?!\/)([\w./~-]+)$/.exec(text) ?? [];
  return host !== undefined && path !== undefined && !/^https?:/i.test(text)
    ? safeUrl(`https://${host}/${path.replace(/\.git$/, '')}`)
    : safeUrl(text);
}

/** The page of a commit in the source's host; null for a host or a revision that is not known to have one. */
export function revisionUrl(source: string, revision: string): string | null {
  const url = sourceUrl(source);
  if (url === null || !COMMIT.test(revision)) return null;
  const { origin, hostname, pathname } = new URL(url);
  const place = COMMIT_PATHS.find(([host]) => host.test(hostname))?.[1];
  if (place === undefined) return null;
  // GitLab has groups in groups; what comes after the project begins with /-/ there, with a third part elsewhere.
  const parts = pathname
    .replace(/\/-\/.*$/, '')
    .split('/')
    .filter(Boolean);
  const project = place.startsWith('-') ? parts : parts.slice(0, 2);
  if (project.length < 2) return null;
  return `${origin}/${project.join('/').replace(/\.git$/, '')}/${place}/${revision}`;
}
