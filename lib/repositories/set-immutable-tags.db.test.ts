import { describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { getImmutableTags } from '@/lib/repositories/get-immutable-tags';
import { immutableTagsChange } from '@/lib/repositories/immutable-tags-schema';
import { previewImmutableTags } from '@/lib/repositories/preview-immutable-tags';
import { setImmutableTags } from '@/lib/repositories/set-immutable-tags';
import { aCollaborator, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

const VERSIONS = { mode: 'patterns', patterns: ['\\d+\\.\\d+', 'lts'] } as const;
const change = (input: unknown) => immutableTagsChange.parse(input);

describe('immutable tags', () => {
  useTestDatabase();

  const stored = (id: string) =>
    db().prisma.repository.findUniqueOrThrow({
      where: { id },
      select: { immutableTags: true, immutablePatterns: true, immutableSince: true },
    });

  it('are set by whoever manages the repository, with an entry; what is so already is not written again', async () => {
    const owner = await aUser('olga');
    const { id } = await aRepository('olga/tool');
    const name = { namespace: 'olga', name: 'tool' };
    expect(await getImmutableTags(owner, name)).toEqual({
      mode: 'none',
      patterns: [],
      enforceable: true,
      putBack: [],
    });
    const twice = { mode: 'patterns', patterns: [' \\d+\\.\\d+', 'lts', 'lts '] };
    expect(await setImmutableTags(owner, name, change(twice))).toMatchObject(VERSIONS);
    const first = await stored(id);
    expect(first).toMatchObject({ immutableTags: 'patterns', immutablePatterns: VERSIONS.patterns });
    await setImmutableTags(owner, name, change(VERSIONS));
    expect(await stored(id)).toEqual(first);
    await setImmutableTags(aTokenOf(owner, ['repo:admin']), name, change({ mode: 'all' }));
    const entries = await db().prisma.auditEntry.findMany({
      where: { action: 'repository.set_immutable_tags', targetId: id },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ changes }) => changes)).toEqual([
      { mode: ['none', 'patterns'], patterns: [[], VERSIONS.patterns] },
      { mode: ['patterns', 'all'], patterns: [VERSIONS.patterns, []] },
    ]);
  });

  it('are refused to everybody else, and nothing changes', async () => {
    const owner = await aUser('petra');
    const [stranger, editor, writer, admin] = [
      await aUser('sam'),
      await aUser('eddi'),
      await aUser('wim'),
      await aUser('ada'),
    ];
    const { id } = await aRepository('petra/tool');
    await aRepository('petra/hidden', { visibility: 'private' });
    await aMember('petra', editor.userId, 'editor');
    await aCollaborator(id, writer.userId, 'write');
    await aCollaborator(id, admin.userId, 'admin');
    const name = { namespace: 'petra', name: 'tool' };
    const before = await stored(id);
    const verbs: ((actor: Actor, of: typeof name) => Promise<unknown>)[] = [
      (actor, of) => getImmutableTags(actor, of),
      (actor, of) => previewImmutableTags(actor, of, change(VERSIONS)),
      (actor, of) => setImmutableTags(actor, of, change(VERSIONS)),
    ];
    for (const verb of verbs) {
      expect(await refusalOf(() => verb(ANONYMOUS, name))).toBe('unauthenticated');
      for (const actor of [stranger, editor, writer, aTokenOf(owner, ['repo:describe', 'repo:push'])])
        expect(await refusalOf(() => verb(actor, name))).toBe('forbidden');
      expect(await refusalOf(() => verb(stranger, { ...name, name: 'hidden' }))).toBe('not_found');
    }
    expect(await stored(id)).toEqual(before);
    expect(await setImmutableTags(admin, name, change(VERSIONS))).toMatchObject(VERSIONS);
  });

  it('refuse patterns that are none, naming each with the part at fault', async () => {
    const owner = await aUser('rita');
    const { id } = await aRepository('rita/tool');
    const name = { namespace: 'rita', name: 'tool' };
    const before = await stored(id);
    const wrong = change({ mode: 'patterns', patterns: ['1.*', 'v[9-0]', '(?=x)'] });
    const failure = await setImmutableTags(owner, name, wrong).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({
      code: 'invalid',
      details: {
        invalidParameters: [
          { name: 'patterns.1', reason: 'A range runs backwards. It is “9-0”, at character 3.' },
          { name: 'patterns.2', reason: expect.stringContaining('“(?=”, at character 1') },
        ],
        patternProblems: [
          { index: 1, fault: 'bad-range', part: '9-0', position: 3 },
          { index: 2, fault: 'unsupported', part: '(?=', position: 1 },
        ],
      },
    });
    expect(await refusalOf(() => setImmutableTags(owner, name, change({ mode: 'patterns' })))).toBe('invalid');
    expect(immutableTagsChange.safeParse({ mode: 'patterns', patterns: Array(21).fill('a') }).success).toBe(false);
    expect(immutableTagsChange.safeParse({ mode: 'patterns', patterns: ['a'.repeat(201)] }).success).toBe(false);
    expect(await stored(id)).toEqual(before);
  });

  it('cannot be had where the registry is only read', async () => {
    const owner = await aUser('theo');
    const registry = await aRegistry('elsewhere');
    await db().prisma.registry.update({ where: { id: registry.id }, data: { kind: 'observed', service: null } });
    const { id } = await aRepository('theo/tool', { registryId: registry.id });
    const name = { namespace: 'theo', name: 'tool' };
    expect(await getImmutableTags(owner, name)).toMatchObject({ enforceable: false });
    expect(await refusalOf(() => setImmutableTags(owner, name, change({ mode: 'all' })))).toBe('observed');
    expect(await stored(id)).toMatchObject({ immutableTags: 'none' });
  });

  it('can be tried out first: those that a rule covers come first, by version', async () => {
    const owner = await aUser('vera');
    const { id } = await aRepository('vera/tool');
    const names = ['1.10', '1.9', 'latest', 'lts', '1.9-rc1'];
    await db().prisma.tag.createMany({
      data: names.map((name) => ({
        repositoryId: id,
        name,
        position: 1,
        imageGroup: 'x',
        digest: `sha256:${'a'.repeat(64)}`,
      })),
    });
    const name = { namespace: 'vera', name: 'tool' };
    expect(await previewImmutableTags(owner, name, change(VERSIONS))).toEqual({
      covered: 3,
      total: 5,
      tags: [
        { name: '1.9', immutable: true },
        { name: '1.10', immutable: true },
        { name: 'lts', immutable: true },
        { name: '1.9-rc1', immutable: false },
        { name: 'latest', immutable: false },
      ],
    });
    expect(await stored(id)).toMatchObject({ immutableTags: 'none' });
    expect(
      await refusalOf(() => previewImmutableTags(owner, name, change({ mode: 'patterns', patterns: ['('] }))),
    ).toBe('invalid');
  });
});
