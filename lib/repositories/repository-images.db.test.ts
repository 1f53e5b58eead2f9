import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { previewOverview } from '@/lib/catalogue/preview-overview';
import { db } from '@/lib/platform/db';
import { addRepositoryImage } from '@/lib/repositories/add-repository-image';
import { fetchRemoteImages } from '@/lib/repositories/fetch-remote-images';
import { findRemoteImages } from '@/lib/repositories/find-remote-images';
import { getAsset } from '@/lib/repositories/get-asset';
import { noteRemoteImages } from '@/lib/repositories/note-remote-images';
import { saveOverview } from '@/lib/repositories/save-overview';
import { aMember, aRepository, aTokenOf, aUser, TEST_DAY } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const WORDS = { image: 'image not loaded', linkToSection: 'Link to section' };
const picture = (red: number) =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();
const digestOf = (path: string) => path.replace('/assets/', '');
const see = (actor: Actor, path: string) => getAsset(digestOf(path), async () => actor);
const later = (minutes: number) => new Date(TEST_DAY.getTime() + minutes * 60_000);

describe('a picture of a repository', () => {
  useTestDatabase();
  const open = { namespace: 'acme', name: 'open' };
  const hidden = { namespace: 'acme', name: 'hidden' };
  let editor: Awaited<ReturnType<typeof aUser>>;
  let member: Awaited<ReturnType<typeof aUser>>;
  let stranger: Awaited<ReturnType<typeof aUser>>;

  beforeAll(async () => {
    [editor, member, stranger] = [await aUser('edda'), await aUser('mia'), await aUser('sam')];
    await aMember('acme', editor.userId, 'editor');
    await aMember('acme', member.userId, 'member');
    await aRepository('acme/open');
    await aRepository('acme/hidden', { visibility: 'private' });
  });

  it('is drawn anew and served to everybody where the repository is public', async () => {
    const added = await addRepositoryImage(editor, open, { bytes: await picture(1), alt: 'a [b]\n`c`' });
    expect(added).toMatchObject({ width: 20, height: 10, markdown: `![a \\[b\\] \\\`c\\\`](${added.path})` });
    expect(await see(ANONYMOUS, added.path)).toMatchObject({ mediaType: 'image/png', isPublic: true });
    expect(await addRepositoryImage(editor, open, { bytes: await picture(1), alt: '' })).toMatchObject({
      path: added.path,
    });
    expect(await db().prisma.auditEntry.count({ where: { action: 'repository.add_image' } })).toBe(1);
  });

  it('of a private repository is there for its members only', async () => {
    const { path } = await addRepositoryImage(editor, hidden, { bytes: await picture(2), alt: '' });
    await expect(see(ANONYMOUS, path)).rejects.toMatchObject({ code: 'not_found' });
    await expect(see(stranger, path)).rejects.toMatchObject({ code: 'not_found' });
    expect(await see(member, path)).toMatchObject({ isPublic: false });
    expect(await see(aTokenOf(member, ['repo:read']), path)).toMatchObject({ isPublic: false });
    await expect(see(aTokenOf(member, ['org:read']), path)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that nothing uses is served to nobody, and what is no digest is not looked up', async () => {
    await db().prisma.asset.create({
      data: { sha256: 'a'.repeat(64), mediaType: 'image/png', width: 1, height: 1, bytes: Buffer.from('x') },
    });
    const admin = await aUser('ada', 'admin');
    await expect(see(admin, `/assets/${'a'.repeat(64)}`)).rejects.toMatchObject({ code: 'not_found' });
    await expect(see(admin, '/assets/../x')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is not taken from strangers, members or a token without the scope, nor when it is none', async () => {
    const bytes = await picture(3);
    const before = await db().prisma.asset.count();
    for (const [actor, code] of [
      [ANONYMOUS, 'unauthenticated'],
      [stranger, 'forbidden'],
      [member, 'forbidden'],
      [aTokenOf(editor, ['repo:push']), 'forbidden'],
    ] as const)
      await expect(addRepositoryImage(actor, open, { bytes, alt: '' })).rejects.toMatchObject({ code });
    await expect(addRepositoryImage(stranger, hidden, { bytes, alt: '' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      addRepositoryImage(editor, open, { bytes: Buffer.from('<script>alert(1)</script>'), alt: '' }),
    ).rejects.toMatchObject({ code: 'invalid', details: { reason: 'wrong-type' } });
    expect(await db().prisma.asset.count()).toBe(before);
  });
});

describe('a picture elsewhere', () => {
  useTestDatabase();
  let server: Server;
  let origin = '';
  let asked: string[] = [];
  let works = false;

  beforeAll(async () => {
    const png = await picture(9);
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/good.png') response.end(png);
      else if (request.url === '/late.png' && works) response.end(png);
      else if (request.url === '/page.html') response.setHeader('content-type', 'text/html').end('<script>1</script>');
      else response.writeHead(503).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const name = { namespace: 'acme', name: 'remote' };
  const run = (minutes: number, allowPrivate = true) => {
    asked = [];
    return fetchRemoteImages(db(), { now: later(minutes), allowPrivate });
  };

  it('is fetched once, served from here, and tried three times when it cannot be had', async () => {
    await aRepository('acme/remote');
    const editor = await aUser('edda');
    await aMember('acme', editor.userId, 'editor');
    const text = `![g](${origin}/good.png) ![l](${origin}/late.png) ![p](${origin}/page.html)`;
    await saveOverview(editor, name, { language: 'en', text, ifMatch: '*' });
    const states = async () => (await findRemoteImages(text, null)).states.map(({ state }) => state);
    expect(await states()).toEqual(['waiting', 'waiting', 'waiting']);

    expect(await run(0)).toEqual({ fetched: 1, failed: 2 });
    expect(asked.sort()).toEqual(['/good.png', '/late.png', '/page.html']);
    expect(await states()).toEqual(['shown', 'failed', 'failed']);
    expect(await run(1)).toEqual({ fetched: 0, failed: 0 });

    const { html, pictures } = await previewOverview(editor, name, { text, words: WORDS });
    expect(html).toMatch(/<img src="\/assets\/[0-9a-f]{64}" alt="g" width="20" height="10"/);
    expect(html.match(/<img/g)).toHaveLength(1);
    expect(pictures[2]).toMatchObject({ state: 'failed', problem: expect.stringContaining('PNG') });
    const [, digest = ''] = /\/assets\/([0-9a-f]{64})/.exec(html) ?? [];
    expect(await getAsset(digest, async () => ANONYMOUS)).toMatchObject({ isPublic: true });

    works = true;
    expect(await run(6)).toEqual({ fetched: 1, failed: 0 });
    expect(await run(100)).toEqual({ fetched: 0, failed: 0 });
    expect(asked).toEqual([]);
  });

  it('is given up after the third try', async () => {
    await db().prisma.remoteImage.create({ data: { url: `${origin}/never.png` } });
    for (const minutes of [0, 1, 6, 7, 70, 1000, 10_000]) await run(minutes);
    expect(await db().prisma.remoteImage.findUnique({ where: { url: `${origin}/never.png` } })).toMatchObject({
      attempts: 3,
      sha256: null,
      problem: expect.stringContaining('503'),
    });
  });

  it('that was given up is tried again after its overview was saved again', async () => {
    const url = `${origin}/never.png`;
    await db().prisma.remoteImage.update({ where: { url }, data: { retryAt: later(1) } });
    await noteRemoteImages(db().prisma, [url]);
    expect(await run(0)).toEqual({ fetched: 0, failed: 1 });
    await noteRemoteImages(db().prisma, [url]);
    expect(await db().prisma.remoteImage.findUnique({ where: { url } })).toMatchObject({ attempts: 1 });
  });

  it('at a private address is not asked for, unless that is allowed', async () => {
    await db().prisma.remoteImage.create({ data: { url: `${origin}/good.png?private` } });
    expect(await run(0, false)).toEqual({ fetched: 0, failed: 1 });
    expect(asked).toEqual([]);
    const row = await db().prisma.remoteImage.findUnique({ where: { url: `${origin}/good.png?private` } });
    expect(row).toMatchObject({ attempts: 3, sha256: null });
  });

  it('is shown nowhere while administrators block pictures from elsewhere', async () => {
    const text = `![g](${origin}/good.png)`;
    await db().prisma.setting.create({ data: { key: 'site.settings', value: { remoteImages: 'block' } } });
    const { shown, states } = await findRemoteImages(text, null);
    expect([shown.size, states[0]?.state]).toEqual([0, 'blocked']);
  });
});
