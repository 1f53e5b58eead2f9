import { describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { digestView } from '@/lib/images/digest-schema';
import { findDigests } from '@/lib/images/find-digests';
import { getDigest } from '@/lib/images/get-digest';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { aCollaborator, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { aPush } from '@/lib/testing/builders/pushes';
import { useTestDatabase } from '@/lib/testing/database';

const day = (number: number) => new Date(Date.UTC(2026, 4, number, 10));
const amd64 = (text: string) => ({ platform: 'linux/amd64', config: { Cmd: [text] } });
const arm64 = (text: string) => ({ platform: 'linux/arm64', config: { Cmd: [text] } });

async function failureOf(actor: Actor, digest: string): Promise<string> {
  const failure: unknown = await getDigest(actor, digest).catch((error: unknown) => error);
  return failure instanceof AppError ? JSON.stringify([failure.code, failure.message.replace(digest, '…')]) : 'found';
}

describe('a digest', () => {
  useTestDatabase();

  it('is known with its tags now and when they were on it', async () => {
    const { id } = await aRepository('acme/web');
    const first = await aPush(id, '1.27.1', [amd64('one'), arm64('one')], { at: day(1), attested: true });
    await aPush(id, 'latest', [amd64('one'), arm64('one')], { at: day(2), attested: true });
    await aPush(id, 'latest', [amd64('two')], { at: day(5), by: 'bob' });
    const found = await getDigest(ANONYMOUS, first.digest);
    expect(digestView.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      kind: 'index',
      images: [
        { platform: 'linux/amd64', digest: first.platforms['linux/amd64'] },
        { platform: 'linux/arm64', digest: first.platforms['linux/arm64'] },
      ],
      repositories: [
        {
          namespace: 'acme',
          name: 'web',
          present: true,
          pushedAt: day(1).toISOString(),
          pushedBy: 'alice',
          tags: ['1.27.1'],
          tagCount: 1,
          indexes: [],
          history: [
            { tag: 'latest', from: day(2).toISOString(), until: day(5).toISOString(), by: 'alice' },
            { tag: '1.27.1', from: day(1).toISOString(), until: null, by: 'alice' },
          ],
        },
      ],
    });
  });

  it('of one platform has the tags of the indexes that list it', async () => {
    const { id } = await aRepository('acme/platforms');
    const { digest, platforms } = await aPush(id, '2.0', [amd64('p'), arm64('p')], { at: day(1) });
    const found = await getDigest(ANONYMOUS, platforms['linux/arm64'] ?? '');
    expect(found).toMatchObject({ kind: 'image', platform: 'linux/arm64', builtAt: '2026-01-01T00:00:00.000Z' });
    expect(found.repositories).toMatchObject([{ tags: ['2.0'], indexes: [digest], history: [{ tag: '2.0' }] }]);
  });

  it('of something about an image names that image', async () => {
    const { id } = await aRepository('acme/signed');
    const { digest } = await aPush(id, '3.0', [amd64('s')], { at: day(1) });
    const type = 'application/vnd.dev.cosign.artifact.sig.v1+json';
    const signature = await aPush(id, null, [amd64('sig')], { subject: digest, artifactType: type });
    expect(await getDigest(ANONYMOUS, signature.digest)).toMatchObject({
      kind: 'signature',
      subject: digest,
      repositories: [{ name: 'signed', tags: [], history: [] }],
    });
  });

  it('of a scanner’s report says which image that is about only to who signed in', async () => {
    const { id } = await aRepository('acme/reported');
    const { digest } = await aPush(id, '3.1', [amd64('r')], { at: day(1) });
    const artifactType = 'application/sarif+json';
    const report = await aPush(id, null, [amd64('report')], { subject: digest, artifactType });
    const reader = await aUser('report-reader');
    expect(await getDigest(ANONYMOUS, report.digest)).toMatchObject({ subject: null, artifactType: null });
    expect(await getDigest(aTokenOf(reader, []), report.digest)).toMatchObject({ subject: null, artifactType: null });
    expect(await getDigest(reader, report.digest)).toMatchObject({ subject: digest, artifactType });
  });

  it('that is gone is still known by its history', async () => {
    const { id } = await aRepository('acme/past');
    const { digest } = await aPush(id, '4.0', [amd64('gone')], { at: day(1) });
    await aPush(id, '4.0', [amd64('next')], { at: day(3) });
    await db().prisma.repositoryManifest.deleteMany({ where: { repositoryId: id, digest } });
    expect((await getDigest(ANONYMOUS, digest)).repositories).toMatchObject([
      { present: false, tags: [], history: [{ tag: '4.0', until: day(3).toISOString() }] },
    ]);
    expect(await findDigests(ANONYMOUS, digest)).toMatchObject([{ digest, repository: { name: 'past' } }]);
  });

  it('of a private repository is there for its people alone, and unknown to everybody else', async () => {
    const owner = await aUser('petra');
    const reader = await aUser('rolf');
    const stranger = await aUser('sam');
    const { id } = await aRepository('petra/hidden', { visibility: 'private' });
    await aCollaborator(id, reader.userId, 'read');
    const { digest, platforms } = await aPush(id, '1', [amd64('secret'), arm64('secret')], { at: day(1) });
    const child = platforms['linux/amd64'] ?? '';
    const unknown = `sha256:${'0'.repeat(64)}`;
    for (const actor of [ANONYMOUS, stranger, aTokenOf(reader, ['org:read'])])
      for (const one of [digest, child]) {
        expect(await failureOf(actor, one)).toBe(await failureOf(actor, unknown));
        expect(await findDigests(actor, one)).toEqual([]);
        expect(await findDigests(actor, one.slice(0, 19))).toEqual([]);
      }
    for (const actor of [owner, reader, aTokenOf(reader, ['repo:read']), await aUser('root', 'admin')]) {
      expect((await getDigest(actor, child)).repositories).toMatchObject([{ name: 'hidden' }]);
      expect(await findDigests(actor, digest.slice(0, 19))).toMatchObject([{ digest }]);
    }
    // The same image in a public repository says nothing of the private one.
    const open = await aRepository('petra/open');
    await aPush(open.id, 'x', [amd64('secret'), arm64('secret')], { at: day(9) });
    expect((await getDigest(stranger, child)).repositories.map(({ name }) => name)).toEqual(['open']);
    expect((await getDigest(owner, child)).repositories.map(({ name }) => name)).toEqual(['hidden', 'open']);
    await db().prisma.repository.update({ where: { id: open.id }, data: { deletedAt: new Date() } });
    expect(await failureOf(stranger, child)).toBe(await failureOf(stranger, unknown));
  });

  it('of a private repository that a public index only lists says no more than that index', async () => {
    const hidden = await aRepository('petra/listed', { visibility: 'private' });
    const { digest, platforms } = await aPush(hidden.id, '1', [amd64('listed'), arm64('listed')], { at: day(1) });
    const child = platforms['linux/amd64'] ?? '';
    const open = await aRepository('sam/lister');
    await db().prisma.repositoryManifest.create({ data: { repositoryId: open.id, digest } });
    const stranger = await aUser('sally');
    expect(await getDigest(stranger, child)).toMatchObject({
      kind: null,
      mediaType: null,
      size: null,
      builtAt: null,
      platform: 'linux/amd64',
      repositories: [{ name: 'lister', present: false, indexes: [digest] }],
    });
    expect(await getDigest(await aUser('grace', 'admin'), child)).toMatchObject({ kind: 'image' });
  });

  it('that is none is not found', async () => {
    for (const text of ['', 'nginx', 'sha256:abc', `sha256:${'A'.repeat(64)}`])
      expect(await failureOf(ANONYMOUS, text)).toContain('not_found');
  });
});
