import type { Language } from '@/lib/names/language';
import { isOfficialNamespace, type RepositoryName } from '@/lib/names/repository-name';
import type { ProgramSlug } from '@/lib/names/trust';

/** Link builders: the only place that knows the site's URL shapes (the same as Docker Hub's). */
export const repositoryPath = ({ namespace, name }: RepositoryName): string =>
  isOfficialNamespace(namespace) ? `/_/${name}` : `/r/${namespace}/${name}`;

export const tagsPath = (repository: RepositoryName): string => `${repositoryPath(repository)}/tags`;
export const tagPath = (repository: RepositoryName, tag: string): string =>
  `${tagsPath(repository)}/${encodeURIComponent(tag)}`;
/** What scanners found in a tag's image of a platform; for readers who signed in. */
export const scanPath = (repository: RepositoryName, tag: string, platform?: string | null): string =>
  `${tagPath(repository, tag)}/scan${platform ? `?platform=${encodeURIComponent(platform)}` : ''}`;
/** What another tag would change; components and vulnerabilities for readers who signed in. */
export const comparePath = (
  repository: RepositoryName,
  from?: string,
  to?: string,
  platform?: string | null,
): string => {
  const query = new URLSearchParams({
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(platform ? { platform } : {}),
  });
  return `${repositoryPath(repository)}/compare${query.size > 0 ? `?${query}` : ''}`;
};
/** What is known here of a vulnerability (`CVE-…`), in whichever repositories. */
export const vulnerabilityPath = (id: string): string => `/vulnerabilities/${encodeURIComponent(id)}`;
export const pullsPath = (repository: RepositoryName): string => `${repositoryPath(repository)}/pulls`;
/** What is known of a digest (`sha256:…`, or its first characters), in whichever repositories. */
export const digestPath = (digest: string): string => `/digests/${digest}`;
/** Editor and revisions of the overview in a language; English is the one without a parameter. */
const withLanguage = (path: string, language: Language): string =>
  language === 'en' ? path : `${path}?language=${language}`;
export const overviewEditorPath = (repository: RepositoryName, language: Language = 'en'): string =>
  withLanguage(`${repositoryPath(repository)}/settings/overview`, language);
export const revisionsPath = (repository: RepositoryName, language: Language = 'en'): string =>
  withLanguage(`${repositoryPath(repository)}/settings/revisions`, language);
export const revisionPath = (repository: RepositoryName, language: Language, number: number): string =>
  withLanguage(`${repositoryPath(repository)}/settings/revisions/${number}`, language);
export const repositorySettingsPath = (repository: RepositoryName, section?: RepositorySettingsSection): string =>
  [repositoryPath(repository), 'settings', ...(section ? [section] : [])].join('/');
export const webhookPath = (repository: RepositoryName, id: string): string =>
  `${repositorySettingsPath(repository, 'webhooks')}/${id}`;
export const deliveryPath = (repository: RepositoryName, webhookId: string, id: string): string =>
  `${webhookPath(repository, webhookId)}/deliveries/${id}`;
export const repositoryApiPath = ({ namespace, name }: RepositoryName): string =>
  `/api/v1/repositories/${namespace}/${name}`;
export const tagApiPath = (repository: RepositoryName, tag: string, platform?: string): string =>
  `${repositoryApiPath(repository)}/tags/${encodeURIComponent(tag)}${platform ? `?platform=${encodeURIComponent(platform)}` : ''}`;
export const publisherPath = (namespace: string): string => `/u/${namespace}`;
/** The pages with which a namespace is managed. */
export const organisationPath = (namespace: string, tab?: string): string =>
  tab ? `/orgs/${namespace}/${tab}` : `/orgs/${namespace}`;
export const programPath = (slug: ProgramSlug): string => `/programs/${slug}`;
export const assetPath = (sha256: string): string => `/assets/${sha256}`;

/** Besides the general ones. */
export type RepositorySettingsSection =
  | 'overview'
  | 'revisions'
  | 'collaborators'
  | 'webhooks'
  | 'immutable-tags'
  | 'tags'
  | 'retention'
  | 'vex'
  | 'lifecycle';
export const DASHBOARD_PATH = '/dashboard';
export const newRepositoryPath = (namespace?: string): string => (namespace ? `/new?namespace=${namespace}` : '/new');
export const signInPath = (next: string): string => `/login?next=${encodeURIComponent(next)}`;

export type SearchParameters = Partial<{
  q: string;
  trust: readonly string[];
  category: readonly string[];
  os: readonly string[];
  arch: readonly string[];
  /** Namespaces */
  publisher: readonly string[];
  /** What was typed, and no correction of it */
  exact: boolean;
  sort: string;
  page: number;
}>;

/** `/search?…` with empty values and defaults left out, in a stable order, so that one state has one URL. */
export function searchPath(parameters: SearchParameters): string {
  const query = new URLSearchParams();
  if (parameters.q) query.set('q', parameters.q);
  for (const key of ['trust', 'category', 'os', 'arch', 'publisher'] as const)
    for (const value of parameters[key] ?? []) query.append(key, value);
  if (parameters.exact) query.set('exact', 'true');
  if (parameters.sort && parameters.sort !== 'best_match') query.set('sort', parameters.sort);
  if (parameters.page && parameters.page > 1) query.set('page', String(parameters.page));
  const text = query.toString();
  return text ? `/search?${text}` : '/search';
}
