import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { getOverview } from '@/lib/repositories/get-overview';
import { getOverviewForEditing } from '@/lib/repositories/get-overview-for-editing';
import { getRevision } from '@/lib/repositories/get-revision';
import { listRevisions } from '@/lib/repositories/list-revisions';
import { etagOf } from '@/lib/repositories/overview-text';
import { restoreRevision } from '@/lib/repositories/restore-revision';
import { saveOverview } from '@/lib/repositories/save-overview';
import { mergeText } from '@/lib/repositories/text-merge';
import { aCollaborator, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

type Somebody = Awaited<ReturnType<typeof aUser>>;

const save = (actor: Actor, name: string, text: string, ifMatch?: string) =>
  saveOverview(actor, { namespace: 'acme', name }, { language: 'en', text, ifMatch });
const rows = async (name: string) => {
  const repository = await db().prisma.repository.findUniqueOrThrow({
    where: { namespace_name: { namespace: 'acme', name } },
    include: { revisions: { orderBy: { number: 'asc' } } },
  });
  const audits = await db().prisma.auditEntry.count({ where: { targetId: repository.id } });
  return { ...repository, audits };
};

describe('an overview', () => {
  useTestDatabase();
  let editor: Somebody;
  let member: Somebody;
  let stranger: Somebody;

  beforeAll(async () => {
    [editor, member, stranger] = [await aUser('edda'), await aUser('mia'), await aUser('sam')];
    await aMember('acme', editor.userId, 'editor');
    await aMember('acme', member.userId, 'member');
  });

  it('is saved as revisions, of which the first is the text that was there before', async () => {
    await aRepository('acme/kept', { overview: '# Old\n' });
    const first = await save(editor, 'kept', '# New\r\n\r\nText\r\n', etagOf('# Old\n'));
    expect(first).toMatchObject({ revision: 2, changed: true, bytes: 12, etag: etagOf('# New\n\nText\n') });
    const { revisions, total } = await listRevisions(
      editor,
      { namespace: 'acme', name: 'kept' },
      { language: 'en', page: 1 },
    );
    expect(total).toBe(2);
    expect(revisions).toMatchObject([
      { number: 2, author: 'edda', tokenName: null, addedLines: 3, removedLines: 1 },
      { number: 1, author: 'acme', addedLines: 1, removedLines: 0 },
    ]);
    expect(await getOverview(ANONYMOUS, { namespace: 'acme', name: 'kept' }, 'en')).toEqual({
      text: '# New\n\nText\n',
      etag: first.etag,
      revision: 2,
    });
    const [audit] = await db().prisma.auditEntry.findMany({ where: { targetName: 'acme/kept' } });
    expect(audit).toMatchObject({
      action: 'repository.save_overview',
      actorName: 'edda',
      changes: { language: ['en', 'en'], revision: [null, 2], bytes: [6, 12] },
    });
    expect(JSON.stringify(audit)).not.toContain('Text');
  });

  it('that is saved unchanged makes no revision and no audit entry', async () => {
    await aRepository('acme/same', { overview: 'a\n' });
    expect(await save(editor, 'same', 'a\r\n', etagOf('a\n'))).toMatchObject({ revision: null, changed: false });
    expect(await rows('same')).toMatchObject({ revisions: [], audits: 0 });
  });

  it('has a Chinese text of its own, which is gone when it is emptied', async () => {
    await aRepository('acme/chinese', { overview: 'English' });
    const name = { namespace: 'acme', name: 'chinese' };
    const { etag } = await saveOverview(editor, name, { language: 'zh-CN', text: '中文', ifMatch: etagOf('') });
    expect(await rows('chinese')).toMatchObject({ overview: 'English', overviewZh: '中文' });
    await saveOverview(editor, name, { language: 'zh-CN', text: ' \n', ifMatch: etag });
    expect((await rows('chinese')).overviewZh).toBeNull();
    expect((await rows('chinese')).revisions.map(({ number, text }) => [number, text])).toEqual([
      [1, '中文'],
      [2, ''],
    ]);
  });

  it('saved by two people at once is one person’s; the other gets it to merge with, and nothing is lost', async () => {
    await aRepository('acme/both', { overview: 'one\ntwo\nthree\nfour\nfive\n' });
    const base = 'one\ntwo\nthree\nfour\nfive\n';
    const texts = ['ONE\ntwo\nthree\nfour\nfive\n', 'one\ntwo\nthree\nfour\nFIVE\n'];
    const results = await Promise.allSettled(texts.map((text) => save(editor, 'both', text, etagOf(base))));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.findIndex(({ status }) => status === 'rejected');
    const mine = texts[lost] ?? '';
    const theirs = texts[1 - lost] ?? '';
    expect(results[lost]).toMatchObject({
      reason: { code: 'conflict', details: { currentText: theirs, currentEtag: etagOf(theirs), currentRevision: 2 } },
    });
    const merged = mergeText(base, mine, theirs);
    expect(merged).toEqual({ clean: true, text: 'ONE\ntwo\nthree\nfour\nFIVE\n' });
    if (merged.clean) await save(editor, 'both', merged.text, etagOf(theirs));
    const { overview, revisions, audits } = await rows('both');
    expect(overview).toBe('ONE\ntwo\nthree\nfour\nFIVE\n');
    expect(revisions.map(({ number, text }) => [number, text])).toEqual([
      [1, base],
      [2, theirs],
      [3, overview],
    ]);
    expect(audits).toBe(2);
  });

  it('saved at once by ten programs without If-Match has ten revisions, each numbered once', async () => {
    await aRepository('acme/ten');
    const token = aTokenOf(editor, ['repo:describe']);
    await Promise.all(Array.from({ length: 10 }, (_, n) => save(token, 'ten', `text ${n}`)));
    const { overview, revisions } = await rows('ten');
    expect(revisions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(revisions.at(-1)?.text).toBe(overview);
  });

  it('is restored as a new revision', async () => {
    await aRepository('acme/restored');
    const name = { namespace: 'acme', name: 'restored' };
    const first = await save(editor, 'restored', 'good\n', etagOf(''));
    await save(editor, 'restored', 'bad\n', first.etag);
    await expect(restoreRevision(stranger, name, { language: 'en', number: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(restoreRevision(editor, name, { language: 'en', number: 9 })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await restoreRevision(editor, name, { language: 'en', number: 1 })).toMatchObject({
      revision: 3,
      changed: true,
    });
    expect(await rows('restored')).toMatchObject({ overview: 'good\n', audits: 3 });
    expect(await getRevision(editor, name, { language: 'en', number: 3 })).toMatchObject({
      restoredFrom: 1,
      previous: 2,
      latest: 3,
      text: 'good\n',
      diff: { added: 1, removed: 1 },
    });
    const entry = await db().prisma.auditEntry.findFirst({ where: { action: 'repository.restore_overview' } });
    expect(entry?.changes).toMatchObject({ restoredFrom: [null, 1], revision: [2, 3] });
  });

  it('that an import wrote over saved revisions is kept before the next save', async () => {
    const { id } = await aRepository('acme/imported');
    await save(editor, 'imported', 'mine\n', etagOf(''));
    await db().prisma.repository.update({ where: { id }, data: { overview: 'from elsewhere\n' } });
    expect(await getOverview(editor, { namespace: 'acme', name: 'imported' }, 'en')).toMatchObject({ revision: null });
    await save(editor, 'imported', 'mine again\n', etagOf('from elsewhere\n'));
    expect((await rows('imported')).revisions.map(({ text, authorName }) => [text, authorName])).toEqual([
      ['mine\n', 'edda'],
      ['from elsewhere\n', 'import'],
      ['mine again\n', 'edda'],
    ]);
  });

  it('remembers which pictures elsewhere it shows, resolved against its source', async () => {
    await aRepository('acme/pictures', { sourceUrl: 'https://github.com/acme/pictures' });
    const text = '![a](docs/a.png) <img src="https://img.example/b.svg"> ![c](/assets/x) ![a](docs/a.png) [x](c.png)';
    await save(editor, 'pictures', text, etagOf(''));
    const noted = await db().prisma.remoteImage.findMany({ orderBy: { url: 'asc' } });
    expect(noted.map(({ url }) => url)).toEqual([
      'https://github.com/acme/pictures/raw/HEAD/docs/a.png',
      'https://img.example/b.svg',
    ]);
  });

  it('is saved by a token of repo:describe alone, also of a private repository, and read by it', async () => {
    const { id } = await aRepository('acme/ci', { visibility: 'private' });
    const token = aTokenOf(editor, ['repo:describe'], [id]);
    const name = { namespace: 'acme', name: 'ci' };
    expect(await save(token, 'ci', '# README\n')).toMatchObject({ revision: 1 });
    expect(await getOverview(token, name, 'en')).toMatchObject({ text: '# README\n', revision: 1 });
    expect(await listRevisions(token, name, { language: 'en', page: 1 })).toMatchObject({
      revisions: [{ author: 'edda', tokenName: 'test token' }],
    });
  });

  describe('is not changed', () => {
    const refused = async (actor: Actor, name: string, refusal: object, text = 'no', ifMatch = '*') => {
      const before = await rows(name);
      await expect(save(actor, name, text, ifMatch)).rejects.toMatchObject(refusal);
      expect(await rows(name)).toEqual(before);
    };

    beforeAll(async () => {
      await aRepository('acme/open', { overview: 'text' });
      await aRepository('acme/closed', { overview: 'text', visibility: 'private' });
      await aRepository('acme/old', { overview: 'text', archivedAt: new Date() });
      const { id } = await aRepository('acme/official', { overview: 'text' });
      await db().prisma.libraryDefinition.create({
        data: { repositoryId: id, file: 'library/official', fileDigest: 'x', importedAt: new Date(), maintainers: [] },
      });
    });

    it('by nobody, strangers or mere members', async () => {
      await refused(ANONYMOUS, 'open', { code: 'unauthenticated' });
      await refused(stranger, 'open', { code: 'forbidden' });
      await refused(member, 'open', { code: 'forbidden' });
      await refused(ANONYMOUS, 'closed', { code: 'not_found' });
      await refused(stranger, 'closed', { code: 'not_found' });
      await refused(member, 'closed', { code: 'forbidden' });
    });

    it('by a token without the scope, for another repository, or of somebody who may not', async () => {
      const { id } = await rows('open');
      await refused(aTokenOf(editor, ['repo:read', 'repo:push', 'repo:admin']), 'open', {
        code: 'forbidden',
        details: { requiredScope: 'repo:describe' },
      });
      await refused(aTokenOf(editor, ['repo:describe'], [id]), 'closed', { code: 'not_found' });
      await refused(aTokenOf(member, ['repo:describe']), 'open', { code: 'forbidden' });
      await refused(aTokenOf(stranger, ['repo:describe']), 'closed', { code: 'not_found' });
    });

    it('while it is archived, or when a library definition brings it', async () => {
      await refused(editor, 'old', { code: 'conflict' });
      await refused(editor, 'official', { code: 'conflict', details: { file: 'library/official' } });
      const name = { namespace: 'acme', name: 'official' };
      expect(await getOverviewForEditing(editor, name)).toMatchObject({ origin: { file: 'library/official' } });
    });

    it('from a browser without If-Match, nor with the tag of another text', async () => {
      const before = await rows('open');
      await expect(save(editor, 'open', 'no')).rejects.toMatchObject({ code: 'invalid' });
      expect(await rows('open')).toEqual(before);
      await refused(editor, 'open', { code: 'conflict', details: { currentText: 'text' } }, 'no', etagOf('other'));
    });

    it('into more than 1,000,000 bytes, or characters that are none', async () => {
      await refused(editor, 'open', { code: 'too_large' }, 'é'.repeat(500_001));
      await refused(editor, 'open', { code: 'invalid' }, 'a\0b');
    });
  });

  it('may have 1,000,000 bytes, and a collaborator who writes', async () => {
    const { id } = await aRepository('acme/long');
    await aCollaborator(id, stranger.userId, 'write');
    expect(await save(stranger, 'long', 'é'.repeat(500_000), etagOf(''))).toMatchObject({ bytes: 1_000_000 });
    await expect(
      listRevisions(member, { namespace: 'acme', name: 'long' }, { language: 'en', page: 1 }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
