import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { hashPassword } from '@/lib/accounts/password';
import { db } from '@/lib/platform/db';
import { readTokenQuery } from '@/lib/registry/token-request';
import { answerTokenRequest } from '@/lib/registry-access/answer-token-request';
import { aCollaborator, aMember, aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { useSiteEnvironment } from '@/lib/testing/site-environment';
import {
  ASKED,
  type Credential,
  credentialsOf,
  expectedAnswer,
  REPOSITORIES,
  type RepositoryKind,
  WHO,
  type Who,
} from '@/lib/testing/token-matrix';

const PASSWORD = 'ropes and bells';
const AT_ONCE = 8;
const KINDS = Object.keys(REPOSITORIES) as RepositoryKind[];

type Answer = { status: number; message: string; access: { name: string; actions: string[] }[] };

describe('the access matrix of the token service', () => {
  useTestDatabase();
  useSiteEnvironment();
  const users = new Map<Who, { userId: string; username: string }>();
  const repositories = new Map<RepositoryKind, string>();
  let publisherId: string;
  let another: string;
  let cells = 0;

  beforeAll(async () => {
    await aRegistry('main');
    const passwordHash = await hashPassword(PASSWORD);
    for (const who of WHO) {
      if (who === 'anonymous' || who === 'organisation') continue;
      const user = await aUser(who.replace(' ', '-'), who === 'site administrator' ? 'admin' : 'user');
      await db().prisma.user.update({ where: { id: user.userId }, data: { passwordHash } });
      users.set(who, user);
    }
    const make = async (kind: RepositoryKind, more: Parameters<typeof aRepository>[1] = {}) => {
      const made = await aRepository(REPOSITORIES[kind], more);
      publisherId = made.publisherId;
      repositories.set(kind, made.id);
    };
    await make('public');
    await make('private', { visibility: 'private' });
    await make('archived', { archivedAt: new Date() });
    await make('private and archived', { archivedAt: new Date(), visibility: 'private' });
    await make('deleted', { deletedAt: new Date() });
    await make('of another registry', { registryId: (await aRegistry('else')).id });
    another = (await aRepository('acme/another')).id;
    await db().prisma.publisher.update({ where: { id: publisherId }, data: { defaultVisibility: 'private' } });
    for (const id of repositories.values())
      for (const [who, role] of [
        ['reader', 'read'],
        ['writer', 'write'],
        ['administrator', 'admin'],
      ] as const)
        await aCollaborator(id, users.get(who)?.userId ?? '', role);
    for (const role of ['member', 'editor', 'owner'] as const)
      await aMember('acme', users.get(role)?.userId ?? '', role);
  }, 60_000);
  afterAll(() => console.log(`the access matrix of the token service has ${cells} cells`));

  /** Tries are counted by address, and this test asks more often than anybody may. */
  let asks = 0;
  const anAddress = () => {
    asks += 1;
    return `10.${asks >> 16}.${(asks >> 8) & 255}.${asks & 255}`;
  };

  async function aToken(who: Who, credential: Credential, kind: RepositoryKind): Promise<string> {
    const token = newAccessToken();
    const useless = credential.kind === 'useless' ? credential.why : undefined;
    if (useless === 'unknown') return token;
    const limitedTo = credential.kind === 'token' ? credential.limitedTo : undefined;
    const onlyFor = limitedTo === 'this' ? repositories.get(kind) : another;
    const hourAgo = new Date(Date.now() - 3_600_000);
    await db().prisma.accessToken.create({
      data: {
        name: 'matrix',
        digest: digestOfAccessToken(token),
        ...(who === 'organisation' ? { publisherId } : { userId: users.get(who)?.userId ?? '' }),
        scopes: credential.kind === 'token' ? [...credential.scopes] : ['repo:read', 'repo:push', 'repo:delete'],
        createdBy: 'test',
        limited: limitedTo !== undefined,
        repositories: limitedTo && onlyFor ? { create: [{ repositoryId: onlyFor }] } : {},
        expiresAt: useless === 'expired' ? hourAgo : null,
        revokedAt: useless === 'revoked' ? hourAgo : null,
      },
    });
    return token;
  }

  async function authorization(who: Who, credential: Credential, kind: RepositoryKind): Promise<string | null> {
    if (credential.kind === 'none') return null;
    const password = credential.kind === 'password' ? PASSWORD : await aToken(who, credential, kind);
    const username = users.get(who)?.username ?? 'acme';
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }

  async function ask(
    header: string | null,
    ...scopes: readonly (readonly [string, readonly string[]])[]
  ): Promise<Answer> {
    const query = new URLSearchParams({ service: 'main' });
    for (const [name, actions] of scopes) query.append('scope', `repository:${name}:${actions.join(',')}`);
    const answer = await answerTokenRequest(readTokenQuery(query, header), anAddress());
    if (!answer.ok)
      return { status: answer.error.status, message: answer.error.body.errors[0]?.message ?? '', access: [] };
    const claims = JSON.parse(Buffer.from(answer.body.token.split('.')[1] ?? '', 'base64url').toString());
    return { status: 200, message: '', access: (claims as { access: Answer['access'] }).access };
  }

  const named = (credential: Credential): string =>
    credential.kind === 'token'
      ? `token of ${credential.scopes.join('+')}${credential.limitedTo ? ` limited to ${credential.limitedTo}` : ''}`
      : credential.kind === 'useless'
        ? credential.why
        : credential.kind;

  /** One cell, with what it answers and what it does, as a text to compare. */
  async function cell(
    who: Who,
    credential: Credential,
    header: string | null,
    kind: RepositoryKind,
    asked: readonly string[],
  ) {
    cells += 1;
    const title = `${who}, ${named(credential)}, ${kind}, asks ${asked.join('+') || 'nothing'}`;
    const { status, access, message } = await ask(header, [REPOSITORIES[kind], asked]);
    const made = asked.includes('push') ? await takeBack() : 0;
    const expected = expectedAnswer(who, credential, kind, asked);
    const given = access.map(({ name, actions }) => `${name} ${[...actions].sort().join()}`).join(' ');
    const [actual, wanted] =
      expected.answer === 'refused'
        ? [`${status} ${given} made ${made}`, '401  made 0']
        : [
            `${status} ${given} made ${made}`,
            `200 ${expected.actions.length > 0 ? `${REPOSITORIES[kind]} ${[...expected.actions].sort().join()}` : ''} made ${expected.makesRepository ? 1 : 0}`,
          ];
    return actual === wanted ? [] : [`${title}: ${actual} (${message}), expected ${wanted}`];
  }

  /** Takes away what a first push made. @returns how many there were */
  async function takeBack(): Promise<number> {
    const { count } = await db().prisma.repository.deleteMany({ where: { name: 'unheard' } });
    return count;
  }

  it.each(WHO.flatMap((who) => KINDS.map((kind) => [who, kind] as const)))(
    '%s, in a repository that is %s',
    async (who, kind) => {
      const wrong: string[] = [];
      const mayMake = kind === 'unknown' || kind === 'of no namespace';
      for (const credential of credentialsOf(who)) {
        const header = await authorization(who, credential, kind);
        const run = (asked: readonly string[]) => cell(who, credential, header, kind, asked);
        // What a push may make is seen and taken back before the next one asks.
        const alone = ASKED.filter((asked) => mayMake && (asked as readonly string[]).includes('push'));
        for (const asked of alone) wrong.push(...(await run(asked)));
        const others = ASKED.filter((asked) => !alone.includes(asked));
        for (let i = 0; i < others.length; i += AT_ONCE)
          wrong.push(...(await Promise.all(others.slice(i, i + AT_ONCE).map(run))).flat());
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it.each(WHO)(
    '%s asks for several at once, and gets of each what it would get alone, or is refused for one',
    async (who) => {
      const wrong: string[] = [];
      for (const credential of credentialsOf(who)) {
        if (credential.kind === 'token' && credential.limitedTo) continue;
        const header = await authorization(who, credential, 'public');
        for (const first of ['public', 'private', 'archived', 'deleted'] as const)
          for (const second of ['private', 'public', 'of no namespace', 'of another registry'] as const) {
            if (first === second) continue;
            cells += 1;
            // What docker asks for when it mounts a layer of one repository in another.
            const parts = [
              [first, ['pull']],
              [second, ['pull', 'push']],
            ] as const;
            const { status, access } = await ask(
              header,
              ...parts.map(([kind, asked]) => [REPOSITORIES[kind], asked] as const),
            );
            const each = parts.map(([kind, asked]) => ({
              kind,
              expected: expectedAnswer(who, credential, kind, asked),
            }));
            const isRefused = each.some(({ expected }) => expected.answer === 'refused');
            const wanted = each.flatMap(({ kind, expected }) =>
              !isRefused && expected.answer === 'access' && expected.actions.length > 0
                ? [{ type: 'repository', name: REPOSITORIES[kind], actions: [...expected.actions] }]
                : [],
            );
            const actual = JSON.stringify([status, access]);
            if (actual !== JSON.stringify([isRefused ? 401 : 200, wanted]))
              wrong.push(`${who}, ${named(credential)}, ${first} and ${second}: ${actual}`);
          }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('who may not see a repository is answered word for word as if it were not there', async () => {
    for (const who of ['anonymous', 'stranger'] as const)
      for (const credential of credentialsOf(who)) {
        const header = await authorization(who, credential, 'private');
        for (const asked of ASKED) {
          const [unheard, ...hidden] = await Promise.all(
            (['unknown', 'private', 'private and archived', 'deleted'] as const).map(async (kind) => {
              cells += 1;
              const answer = await ask(header, [REPOSITORIES[kind], asked]);
              return { ...answer, access: answer.access.map(({ actions }) => actions) };
            }),
          );
          for (const answer of hidden) expect(answer).toEqual(unheard);
        }
      }
    expect(await takeBack()).toBe(0);
  });
});
