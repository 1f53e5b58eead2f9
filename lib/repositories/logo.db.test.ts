import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { removeLogo } from '@/lib/repositories/remove-logo';
import { setLogo } from '@/lib/repositories/set-logo';
import { aRepository, aTokenOf, aUser, TEST_DAY } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

const square = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: '#0b5688' } });

describe('a logo', () => {
  useTestDatabase();

  it('is drawn anew, without what stood behind the picture or in its metadata', async () => {
    const owner = await aUser('olga');
    await aRepository('olga/web');
    const name = { namespace: 'olga', name: 'web' };
    const jpeg = await square(300)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'SECRET-EXIF' } })
      .toBuffer();
    const polyglot = Buffer.concat([jpeg, Buffer.from('<script>alert("SECRET-TAIL")</script>')]);
    const { logoUrl } = await setLogo(owner, name, polyglot);
    const [asset] = await db().prisma.asset.findMany();
    expect(logoUrl).toBe(`/assets/${asset?.sha256}`);
    expect(asset).toMatchObject({ mediaType: 'image/webp', width: 300, height: 300 });
    expect(Buffer.from(asset?.bytes ?? []).toString('latin1')).not.toContain('SECRET');
    await setLogo(owner, name, polyglot);
    expect(await db().prisma.auditEntry.count({ where: { action: 'repository.set_logo' } })).toBe(1);
    await removeLogo(owner, name);
    await removeLogo(owner, name);
    expect(await db().prisma.auditEntry.count({ where: { action: 'repository.remove_logo' } })).toBe(1);
    expect(await db().prisma.repository.findFirst({ select: { logoId: true } })).toEqual({ logoId: null });
  });

  it('is refused when it is no picture of the right kind and size', async () => {
    const owner = await aUser('petra');
    await aRepository('petra/web');
    const png = await square(300).png().toBuffer();
    const refused: readonly (readonly [string, Buffer])[] = [
      ['wrong-type', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['wrong-type', await square(300).webp().toBuffer()],
      ['wrong-type', Buffer.from('<html><script>alert(1)</script>')],
      ['unreadable', png.subarray(0, 60)],
      ['dimensions', await square(119).png().toBuffer()],
      ['dimensions', await square(1001).png().toBuffer()],
      // 20,000 × 20,000 pixels of one colour: small as a file, 1.2 GB unpacked
      [
        'dimensions',
        await sharp({
          create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' },
          limitInputPixels: false,
        })
          .png()
          .toBuffer(),
      ],
      ['too-large', Buffer.alloc(5 * 1024 * 1024 + 1)],
    ];
    for (const [reason, bytes] of refused)
      expect(await refusalOf(() => setLogo(owner, { namespace: 'petra', name: 'web' }, bytes))).toBe(reason);
  });

  it('is for those who may describe the repository, while it is neither archived nor imported', async () => {
    const owner = await aUser('rita');
    const png = await square(200).png().toBuffer();
    await aRepository('rita/web');
    await aRepository('rita/old', { archivedAt: TEST_DAY });
    const { id } = await aRepository('library/imported');
    await db().prisma.libraryDefinition.create({
      data: { repositoryId: id, file: 'library/imported', fileDigest: 'a', importedAt: TEST_DAY },
    });
    const sam = await aUser('sam');
    const name = { namespace: 'rita', name: 'web' };
    expect(await refusalOf(() => setLogo(ANONYMOUS, name, png))).toBe('unauthenticated');
    expect(await refusalOf(() => setLogo(sam, name, png))).toBe('forbidden');
    for (const verb of [(of: typeof name) => setLogo(owner, of, png), (of: typeof name) => removeLogo(owner, of)])
      expect(await refusalOf(() => verb({ ...name, name: 'old' }))).toBe('conflict');
    expect(await refusalOf(() => removeLogo(aTokenOf(owner, ['repo:admin']), name))).toBe('forbidden');
    const root = await aUser('root', 'admin');
    for (const verb of [setLogo, removeLogo])
      expect(await refusalOf(() => verb(root, { namespace: 'library', name: 'imported' }, png))).toBe(
        'from-definition',
      );
    expect((await setLogo(aTokenOf(owner, ['repo:describe']), name, png)).logoUrl).toMatch(/^\/assets\//);
  });
});
