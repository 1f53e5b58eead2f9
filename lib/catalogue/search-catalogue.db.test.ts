import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { dockerSearch, dockerSearchInput } from '@/lib/catalogue/docker-search';
import { type SearchInput, searchInput, searchPage } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { suggestRepositories } from '@/lib/catalogue/suggest-repositories';
import { aGrant, aMember, aPublisher, aRepository, aUser, TEST_DAY } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const search = (input: Partial<SearchInput>, actor: Actor = ANONYMOUS) =>
  searchCatalogue(actor, searchInput.parse(input));
const names = async (input: Partial<SearchInput>, actor?: Actor) =>
  (await search(input, actor)).results.map(({ namespace, name }) => `${namespace}/${name}`);

describe('search', () => {
  useTestDatabase();
  let member: Actor;
  let stranger: Actor;
  let administrator: Actor;

  beforeAll(async () => {
    const official = await aRepository('library/nginx', {
      description: 'Official build of Nginx.',
      descriptionZh: '高性能的网页服务器和反向代理',
      categories: ['web-servers'],
      architectures: ['amd64', 'arm64v8'],
      pullCount: 1000n,
    });
    await aGrant('official_images', { repositoryId: official.id });
    await aRepository('bitnami/nginx', {
      description: 'Nginx by a company',
      categories: ['web-servers'],
      architectures: ['amd64'],
      pullCount: 500n,
      starCount: 9,
    });
    await aGrant('verified_publisher', { publisherId: (await aPublisher('bitnami')).id });
    await aRepository('team/nginx', { description: 'my own', pullCount: 9_000_000n, architectures: ['amd64'] });
    await aRepository('team/nginx-ingress', {
      description: 'ingress',
      pullCount: 8_000_000n,
      updatedAt: new Date('2026-07-01'),
    });
    await aRepository('team/old-nginx', { description: 'gone', pullCount: 7_000_000n, archivedAt: TEST_DAY });
    await aRepository('old/nginx', {
      description: 'left alone',
      pullCount: 8_500_000n,
      updatedAt: new Date('2020-01-01'),
    });
    await aRepository('team/proxy', { description: 'a 100% nginx_compatible proxy', architectures: ['windows-amd64'] });
    await aRepository('secret/nginx', { description: 'nobody knows', visibility: 'private', categories: ['security'] });
    await aRepository('team/shu-ju', { descriptionZh: '一个关系型数据库', categories: ['databases-and-storage'] });
    member = await aUser('mia');
    await aMember('secret', (member as { userId: string }).userId);
    stranger = await aUser('sam');
    administrator = await aUser('ada', 'admin');
  });

  it('puts the official image first, then trusted publishers, then the rest, abandoned ones below their like, and archived ones last', async () => {
    expect(await names({ q: 'nginx' })).toEqual([
      'library/nginx',
      'bitnami/nginx',
      'team/nginx',
      'team/nginx-ingress',
      'old/nginx',
      'team/proxy',
      'team/old-nginx',
    ]);
  });

  it.each([
    'NGINX',
    ' nginx ',
    'ｎｇｉｎｘ',
    'docker.io/library/nginx:1.27',
    'library/nginx',
    `nginx@sha256:${'a'.repeat(64)}`,
    'localhost:5000/nginx:latest',
  ])('finds the official nginx by %j', async (q) => {
    expect((await names({ q }))[0]).toBe('library/nginx');
  });

  it('finds a repository of a namespace by both, and by words of its description', async () => {
    expect((await names({ q: 'bitnami/nginx' }))[0]).toBe('bitnami/nginx');
    expect(await names({ q: 'company nginx' })).toEqual(['bitnami/nginx']);
  });

  it('finds Chinese text', async () => {
    expect(await names({ q: '数据库' })).toEqual(['team/shu-ju']);
    expect(await names({ q: 'nginx 服务' })).toEqual(['library/nginx']);
    expect(await names({ q: '库' })).toEqual(['team/shu-ju']);
  });

  it('takes words of one meaning for each other, in both languages', async () => {
    expect(await names({ q: 'nginx 反向代理' })).toEqual(['library/nginx', 'team/proxy']);
    expect(await names({ q: 'database' })).toEqual(['team/shu-ju']);
  });

  it('takes signs for what stands between words', async () => {
    expect(await names({ q: '100%' })).toEqual(['team/proxy']);
    expect(await names({ q: 'nginx_compat' })).toEqual(['team/proxy']);
    expect((await names({ q: '\\' })).length).toBe(8);
    expect((await names({ q: 'nginx\u0000\ud800' })).length).toBe(7);
    expect(await names({ q: '\u0000company\u0007' })).toEqual(['bitnami/nginx']);
  });

  it('corrects a slip in any name that was added, unless told not to', async () => {
    for (const [q, meant] of [
      ['ngnix', 'nginx'],
      ['team ingrss', 'team ingress'],
      ['prxy', 'proxy'],
    ] as const)
      expect([q, (await search({ q })).correctedQuery]).toEqual([q, meant]);
    expect((await search({ q: 'ngnix' })).total.value).toBe(7);
    expect(await search({ q: 'ngnix', exact: true })).toMatchObject({ correctedQuery: null, total: { value: 0 } });
  });

  it('never matches the words of a badge', async () => {
    expect(await names({ q: 'verified' })).toEqual([]);
  });

  it('shows a private repository to its members and to administrators, and counts it for nobody else', async () => {
    for (const actor of [ANONYMOUS, stranger]) {
      const found = await search({ q: 'nginx' }, actor);
      expect(found.total).toEqual({ value: 7, relation: 'eq' });
      expect(found.facets.category).toEqual([{ value: 'web-servers', count: 2, relation: 'eq' }]);
      expect(found.results.some(({ namespace }) => namespace === 'secret')).toBe(false);
      expect((await suggestRepositories(actor, 'nobody knows')).suggestions).toEqual([]);
    }
    for (const actor of [member, administrator]) {
      const found = await search({ q: 'nginx' }, actor);
      expect(found.total.value).toBe(8);
      expect(found.facets.category).toContainEqual({ value: 'security', count: 1, relation: 'eq' });
      expect(found.results.find(({ namespace }) => namespace === 'secret')?.private).toBe(true);
    }
  });

  it('combines facets: any of the values inside one, all of them between', async () => {
    expect(await names({ q: 'nginx', trust: ['official', 'verified_publisher'] })).toEqual([
      'library/nginx',
      'bitnami/nginx',
    ]);
    expect(await names({ q: 'nginx', trust: ['official', 'verified_publisher'], arch: ['arm64'] })).toEqual([
      'library/nginx',
    ]);
    expect(await names({ os: ['windows'] })).toEqual(['team/proxy']);
  });

  it('does not let a facet’s own choice shrink its own counts', async () => {
    const { facets, total } = await search({ q: 'nginx', trust: ['official'] });
    expect(total.value).toBe(1);
    expect(facets.trust).toEqual([
      { value: 'community', count: 5, relation: 'eq' },
      { value: 'official', count: 1, relation: 'eq' },
      { value: 'verified_publisher', count: 1, relation: 'eq' },
    ]);
    expect(facets.architecture).toEqual([
      { value: 'amd64', count: 1, relation: 'eq' },
      { value: 'arm64', count: 1, relation: 'eq' },
    ]);
  });

  it('names the publishers that match, each with its own trust and no single repository’s', async () => {
    const { publisher } = (await search({ q: 'nginx' })).facets;
    expect(publisher).toEqual([
      { value: 'library', count: 1, relation: 'eq', trust: 'community' },
      { value: 'bitnami', count: 1, relation: 'eq', trust: 'verified_publisher' },
      { value: 'team', count: 4, relation: 'eq', trust: 'community' },
      { value: 'old', count: 1, relation: 'eq', trust: 'community' },
    ]);
  });

  it('filters by any of several publishers, which leaves the counts of publishers as they were', async () => {
    const { results, facets } = await search({ q: 'nginx', publisher: ['bitnami', 'old'] });
    expect(results.map(({ namespace }) => namespace)).toEqual(['bitnami', 'old']);
    expect(facets.publisher).toEqual((await search({ q: 'nginx' })).facets.publisher);
    expect((await search({ q: 'nginx', publisher: ['secret'] })).total).toEqual({ value: 0, relation: 'eq' });
    expect(await names({ q: 'nginx', publisher: ['secret'] }, member)).toEqual(['secret/nginx']);
  });

  it('sorts the whole result, not the page', async () => {
    expect(await names({ q: 'nginx', sort: 'pulls', pageSize: 1, page: 1 })).toEqual(['team/nginx']);
    expect(await names({ q: 'nginx', sort: 'pulls', pageSize: 1, page: 7 })).toEqual(['team/proxy']);
    expect((await names({ q: 'nginx', sort: 'stars' }))[0]).toBe('bitnami/nginx');
    expect((await names({ sort: 'updated' }))[0]).toBe('team/nginx-ingress');
  });

  it('browses everything with an empty query, and answers in the documented shape', async () => {
    const found = await search({});
    expect(found.total.value).toBe(8);
    expect(searchPage.parse(found)).toEqual(found);
  });

  it('refuses pages beyond the first 10,000 results', async () => {
    await expect(search({ page: 1000, pageSize: 100 })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('suggests from the second character on, the official one first', async () => {
    expect((await suggestRepositories(ANONYMOUS, 'n')).suggestions).toEqual([]);
    const { suggestions } = await suggestRepositories(ANONYMOUS, 'ng');
    expect(suggestions[0]).toMatchObject({ namespace: 'library', name: 'nginx', trust: 'official', pullCount: 1000 });
  });

  it('corrects a slip where it would suggest nothing, for this reader, and says so', async () => {
    const slip = await suggestRepositories(ANONYMOUS, 'ngnix');
    expect(slip).toMatchObject({ query: 'ngnix', correctedQuery: 'nginx', digests: [] });
    expect(slip.suggestions[0]).toMatchObject({ namespace: 'library', name: 'nginx' });
    const within = await suggestRepositories(ANONYMOUS, 'bitnami/ngnix');
    expect([within.correctedQuery, within.suggestions.map(({ namespace }) => namespace)]).toEqual([
      'bitnami/nginx',
      ['bitnami'],
    ]);
    for (const [actor, found] of [
      [ANONYMOUS, []],
      [stranger, []],
      [member, ['secret']],
    ] as const) {
      const { correctedQuery, suggestions } = await suggestRepositories(actor, 'secret/ngnix');
      expect([correctedQuery, suggestions.map(({ namespace }) => namespace)]).toEqual([
        found.length > 0 ? 'secret/nginx' : null,
        found,
      ]);
    }
    for (const q of ['ngi', 'nginx', 'flurbish', 'sha256:abcdef12', ''])
      expect([q, (await suggestRepositories(ANONYMOUS, q)).correctedQuery]).toEqual([q, null]);
  });

  it('marks what is suggested as private or archived', async () => {
    const [{ suggestions: own }, { suggestions: old }] = await Promise.all([
      suggestRepositories(member, 'secret/ng'),
      suggestRepositories(ANONYMOUS, 'team/old'),
    ]);
    expect(own[0]).toMatchObject({ namespace: 'secret', private: true, archived: false });
    expect(old[0]).toMatchObject({ name: 'old-nginx', private: false, archived: true });
  });

  it('answers docker search in its own shape, official images by their short name', async () => {
    const page = await dockerSearch(ANONYMOUS, dockerSearchInput.parse({ q: 'nginx', n: 2 }));
    expect(page).toMatchObject({ num_results: 7, num_pages: 4, page_size: 2 });
    expect(page.results.map(({ name, is_official }) => [name, is_official])).toEqual([
      ['nginx', true],
      ['bitnami/nginx', false],
    ]);
  });
});
