import { randomBytes } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';
import { aPerson, cookieOf, type Person, tokenOf } from '@/e2e/access/matrix/world';
import type { SearchPage, Suggestions } from '@/lib/catalogue/schema';
import { db } from '@/lib/platform/db';

/** Everybody to whom search may answer differently. */
const VIEWERS = ['anonymous', 'stranger', 'guest', 'member', 'owner', 'administrator'] as const;
export type Viewer = (typeof VIEWERS)[number];

/** An organisation, its people and others, and how each of them asks. */
export type Organisation = {
  id: string;
  namespace: string;
  guest: Person;
  headers: Readonly<Record<Viewer, Readonly<Record<string, string>>>>;
};

export async function anOrganisation(): Promise<Organisation> {
  const [stranger, guest, member, owner] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
  const namespace = `w${randomBytes(6).toString('hex')}`;
  const members = [
    { userId: owner.userId, role: 'owner' as const },
    { userId: member.userId, role: 'member' as const },
  ];
  const { id } = await db().prisma.publisher.create({
    data: { namespace, kind: 'organisation', displayName: namespace, members: { create: members } },
    select: { id: true },
  });
  const bearer = async (person: Person, ...more: readonly ('repo:admin' | 'repo:describe' | 'repo:delete')[]) => ({
    authorization: `Bearer ${await tokenOf(person, ['repo:read', ...more])}`,
  });
  return {
    id,
    namespace,
    guest,
    headers: {
      anonymous: {},
      stranger: await bearer(stranger),
      guest: await bearer(guest),
      member: await bearer(member),
      owner: await bearer(owner, 'repo:admin', 'repo:describe', 'repo:delete'),
      administrator: { cookie: await cookieOf(await aPerson('admin')) },
    },
  };
}

export async function endOrganisation({ id }: Organisation): Promise<void> {
  await db().prisma.repository.deleteMany({ where: { publisherId: id } });
  await db().prisma.publisher.delete({ where: { id } });
}

/** A word that nobody else has. */
export const aWord = (): string => `q${randomBytes(6).toString('hex')}`;

/** What somebody is told of a query: results, figures and suggestions. */
export type Seen = {
  paths: string[];
  total: SearchPage['total'];
  trust: string[];
  categories: string[];
  publishers: string[];
  suggested: string[];
};
export const NOTHING: Seen = {
  paths: [],
  total: { value: 0, relation: 'eq' },
  trust: [],
  categories: [],
  publishers: [],
  suggested: [],
};

const pathOf = ({ namespace, name }: { namespace: string; name: string }) => `${namespace}/${name}`;
const valuesOf = (facet: readonly { value: string; count: number }[]) =>
  facet.map(({ value, count }) => `${value} ${count}`);

/** The first answers, asked for once. */
export async function seenBy(
  request: APIRequestContext,
  { headers }: Organisation,
  viewer: Viewer,
  q: string,
): Promise<Seen> {
  const get = async (path: string) => {
    const answer = await request.get(`${path}?q=${encodeURIComponent(q)}`, { headers: headers[viewer] });
    expect(answer.status()).toBe(200);
    return answer.json();
  };
  const page = (await get('/api/v1/search')) as SearchPage;
  const { suggestions } = (await get('/api/v1/search/suggestions')) as Suggestions;
  return {
    paths: page.results.map(pathOf),
    total: page.total,
    trust: valuesOf(page.facets.trust),
    categories: valuesOf(page.facets.category),
    publishers: valuesOf(page.facets.publisher),
    suggested: suggestions.map(pathOf),
  };
}

/** Expects these viewers to be told this of the query, and all others that there is nothing. */
export async function expectSeen(
  request: APIRequestContext,
  organisation: Organisation,
  q: string,
  seen: Seen,
  by: readonly Viewer[] = VIEWERS,
): Promise<void> {
  for (const viewer of VIEWERS)
    expect(await seenBy(request, organisation, viewer, q), `${viewer} asks for ${q}`).toEqual(
      by.includes(viewer) ? seen : NOTHING,
    );
}
