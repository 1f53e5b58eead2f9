import { globSync } from 'node:fs';
import type { LeakyRepository } from '@/e2e/access/scan-leaks/leaky-repositories';
import { marksOf } from '@/e2e/access/scan-leaks/marks';
import { comparePath, repositoryPath, scanPath, tagPath, vulnerabilityPath } from '@/lib/names/paths';

/** Every page and every route outside the API, as `/r/[namespace]/[name]/tags`, read from the tree of `app/`. */
export const ROUTES: readonly string[] = globSync('app/**/{page.tsx,route.ts}')
  .map((file) => file.replace(/^app/, '').replace(/\/(?:page\.tsx|route\.ts)$/, ''))
  .map((route) => route.replace(/\/\([^)]*\)/g, '') || '/')
  .filter((route) => !route.startsWith('/api/'))
  .sort();

export type PageWorld = { repositories: readonly LeakyRepository[]; webhooks: Readonly<Record<string, string>> };
type Sample = (world: PageWorld) => readonly string[];

const nobody: Sample = () => [];
const each =
  (...of: ((repository: LeakyRepository) => readonly string[] | string)[]): Sample =>
  ({ repositories }) =>
    repositories.flatMap((repository) => of.flatMap((one) => one(repository)));
const below = (rest: string) => each((repository) => `${repositoryPath(repository)}${rest}`);
const org =
  (rest: string): Sample =>
  () => [`/orgs/verity${rest}`];
const QUERIES = [
  '',
  '?platform=linux/arm64',
  '?severity=critical&once=yes',
  '?q=leaklib&sort=component',
  '?view=grouped',
];

const withParameters: Readonly<Record<string, Sample>> = {
  '/assets/[digest]': () => [`/assets/${'0'.repeat(64)}`],
  '/confirm-email/[secret]': () => ['/confirm-email/nothing'],
  '/reset/[secret]': () => ['/reset/nothing'],
  '/invitations/[secret]': () => ['/invitations/nothing'],
  '/admin/registries/[registry]': () => ['/admin/registries/builder'],
  '/programs/[program]': () => ['/programs/official-images', '/programs/nothing'],
  '/u/[namespace]': () => ['/u/verity', '/u/library', '/u/nobody'],
  '/digests/[digest]': each(({ images, referrer }) =>
    [...Object.values(images), referrer].map((one) => `/digests/${one}`),
  ),
  '/vulnerabilities/[id]': each(
    ({ kind }) => vulnerabilityPath(marksOf(kind).cve),
    ({ kind }) => vulnerabilityPath(marksOf(kind).alias),
    () => ['/vulnerabilities/CVE-1999-11111', '/vulnerabilities/%E0%A4%A', '/vulnerabilities/nothing'],
  ),
  '/orgs/[namespace]': org(''),
  '/orgs/[namespace]/audit': org('/audit'),
  '/orgs/[namespace]/delete': org('/delete'),
  '/orgs/[namespace]/domains': org('/domains'),
  '/orgs/[namespace]/members': org('/members'),
  '/orgs/[namespace]/profile': org('/profile'),
  '/orgs/[namespace]/tokens': org('/tokens'),
  '/r/[namespace]/[name]': below(''),
  '/r/[namespace]/[name]/compare': each(
    (one) => comparePath(one),
    (one) => comparePath(one, '1.0', '1.1'),
    (one) => comparePath(one, '1.1', '1.0', 'linux/arm64'),
  ),
  '/r/[namespace]/[name]/pulls': below('/pulls'),
  '/r/[namespace]/[name]/settings': below('/settings'),
  '/r/[namespace]/[name]/settings/collaborators': below('/settings/collaborators'),
  '/r/[namespace]/[name]/settings/immutable-tags': below('/settings/immutable-tags'),
  '/r/[namespace]/[name]/settings/lifecycle': below('/settings/lifecycle'),
  '/r/[namespace]/[name]/settings/overview': below('/settings/overview'),
  '/r/[namespace]/[name]/settings/retention': below('/settings/retention'),
  '/r/[namespace]/[name]/settings/revisions': below('/settings/revisions'),
  '/r/[namespace]/[name]/settings/revisions/[number]': below('/settings/revisions/1'),
  '/r/[namespace]/[name]/settings/tags': below('/settings/tags'),
  '/r/[namespace]/[name]/settings/vex': below('/settings/vex'),
  '/r/[namespace]/[name]/settings/webhooks': below('/settings/webhooks'),
  '/r/[namespace]/[name]/settings/webhooks/[id]': ({ repositories, webhooks }) =>
    repositories.map((one) => `${repositoryPath(one)}/settings/webhooks/${webhooks[one.repositoryId]}`),
  // Each message has an id of its own, which the page of its webhook links to.
  '/r/[namespace]/[name]/settings/webhooks/[id]/deliveries/[delivery]': ({ repositories, webhooks }) =>
    repositories.map((one) => `${repositoryPath(one)}/settings/webhooks/${webhooks[one.repositoryId]}/deliveries/none`),
  '/r/[namespace]/[name]/tag-rows': each((one) =>
    ['', '?view=tag', '?sort=severity', '?filter=1.0'].map((query) => `${repositoryPath(one)}/tag-rows${query}`),
  ),
  '/r/[namespace]/[name]/tags': each((one) =>
    ['', '?view=tag', '?sort=severity'].map((query) => `${repositoryPath(one)}/tags${query}`),
  ),
  '/r/[namespace]/[name]/tags/[tag]': each((one) =>
    [tagPath(one, '1.0'), tagPath(one, '1.1')].flatMap((path) => [path, `${path}?platform=linux/arm64`]),
  ),
  '/r/[namespace]/[name]/tags/[tag]/scan': each((one) => [
    ...QUERIES.map((query) => `${scanPath(one, '1.0')}${query}`),
    `${scanPath(one, '1.0')}?vulnerability=${marksOf(one.kind).cve}`,
    scanPath(one, '1.1'),
    scanPath(one, 'nothing'),
  ]),
  // Answers posts only, or is part of the registry's protocol: what a GET of it says is looked at as well.
  '/registry/notifications': nobody,
  '/registry/token': () => ['/registry/token?service=builder&scope=repository:library/orchard:pull'],
};

/** Addresses of every route; one with parameters that nobody gave is undefined, and fails the test that asks for it. */
export const addressesOf = (route: string, world: PageWorld): readonly string[] | undefined =>
  withParameters[route]?.(world) ?? (route.includes('[') ? undefined : [route]);

/** What is no route: files that search engines and feed readers ask for, addresses that are wrong, what is searched for. */
export const FURTHER: readonly string[] = [
  ...['/robots.txt', '/sitemap.xml', '/feed', '/feed.xml', '/rss.xml', '/manifest.webmanifest', '/opengraph-image'],
  ...['/favicon.ico', '/icon.svg', '/no-such-page', '/r/no/such', '/_/no-such', '/_/orchard/nothing', '/%E0%A4%A'],
  ...['/v2/', '/v2/_catalog', '/v2/library/orchard/tags/list', '/api/v1/nothing', '/api/auth/session'],
  ...['CVE-1999-98765', 'leaklib', 'orchard', 'cellar', '9.87.654', 'Leakscope'].flatMap((text) =>
    ['/search', '/api/v1/search', '/api/v1/search/suggestions', '/v1/search'].map((path) => `${path}?q=${text}`),
  ),
];
