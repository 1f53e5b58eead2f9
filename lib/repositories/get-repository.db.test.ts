import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { findMentionedRepositories } from '@/lib/catalogue/find-mentioned-repositories';
import { getPublisherPage } from '@/lib/catalogue/get-publisher-page';
import { TRUST_TIERS, trustTierOf } from '@/lib/names/trust';
import { db } from '@/lib/platform/db';
import { lapseGrants } from '@/lib/programs/lapse-grants';
import { withdrawGrant } from '@/lib/programs/withdraw-grant';
import { getRepository } from '@/lib/repositories/get-repository';
import { repositoryView } from '@/lib/repositories/schema';
import { aGrant, aMember, aPublisher, aRepository, aUser, TEST_DAY } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

describe('a repository', () => {
  useTestDatabase();

  it('that is private does not exist for an outsider, and does for its members and administrators', async () => {
    await aRepository('acme/private', { visibility: 'private' });
    const name = { namespace: 'acme', name: 'private' };
    const member = await aUser('mia');
    await aMember('acme', member.userId);
    const missing = await getRepository(ANONYMOUS, { namespace: 'acme', name: 'missing' }).catch(
      (error: Error) => error,
    );
    const hidden = await getRepository(ANONYMOUS, name).catch((error: Error) => error);
    expect(hidden).toMatchObject({ code: 'not_found', message: 'There is no repository “acme/private”.' });
    expect(missing).toMatchObject({ code: 'not_found', message: 'There is no repository “acme/missing”.' });
    await expect(getRepository(await aUser('sam'), name)).rejects.toMatchObject({ code: 'not_found' });
    expect((await getRepository(member, name)).view.visibility).toBe('private');
    expect((await getRepository(await aUser('ada', 'admin'), name)).view.visibility).toBe('private');
    expect((await getPublisherPage(ANONYMOUS, 'acme', 1)).total).toBe(0);
    expect((await getPublisherPage(member, 'acme', 1)).total).toBe(1);
  });

  it('has the trust of its own live grants and of its publisher’s, with their evidence and history', async () => {
    const { id, publisherId } = await aRepository('good/tool');
    await aGrant('sponsored_oss', { publisherId });
    const name = { namespace: 'good', name: 'tool' };
    const { view } = await getRepository(ANONYMOUS, name);
    expect(view.trust).toBe('sponsored_oss');
    expect(view.grants).toMatchObject([
      { program: 'sponsored_oss', subject: 'publisher', live: true, evidence: [{ value: 'by the test' }] },
    ]);
    expect(repositoryView.parse(view)).toEqual(view);
    await withdrawGrant(db().prisma, {
      program: 'sponsored_oss',
      subject: { publisherId },
      at: TEST_DAY,
      by: 'ada',
      reason: 'abandoned',
    });
    const after = (await getRepository(ANONYMOUS, name)).view;
    expect(after.trust).toBe('community');
    expect(after.grants[0]).toMatchObject({
      live: false,
      history: [{ kind: 'granted' }, { kind: 'withdrawn', by: 'ada', reason: 'abandoned' }],
    });
    expect(id).toBeTruthy();
  });

  it('is linked from a text that mentions it, unless it is not here or may not be seen', async () => {
    await aRepository('library/linked');
    await aRepository('acme/hidden', { visibility: 'private' });
    const text =
      'See https://hub.docker.com/_/linked/ and [x](https://hub.docker.com/r/acme/hidden), /_/missing, /r/acme/UPPER.';
    expect([...(await findMentionedRepositories(ANONYMOUS, text))]).toEqual(['/_/linked']);
    expect([...(await findMentionedRepositories(await aUser('root', 'admin'), text))].sort()).toEqual([
      '/_/linked',
      '/r/acme/hidden',
    ]);
  });

  it('loses its badge at the grant’s date, and the history says so once', async () => {
    const { id } = await aRepository('library/brief');
    await aGrant(
      'official_images',
      { repositoryId: id },
      { grantedAt: new Date('2026-01-01'), validUntil: new Date('2026-02-01') },
    );
    expect((await getRepository(ANONYMOUS, { namespace: 'library', name: 'brief' })).view.trust).toBe('community');
    expect(await lapseGrants(db(), TEST_DAY)).toBe(1);
    expect(await lapseGrants(db(), TEST_DAY)).toBe(0);
    const { view } = await getRepository(ANONYMOUS, { namespace: 'library', name: 'brief' });
    expect(view.grants[0]?.history.map(({ kind }) => kind)).toEqual(['granted', 'lapsed']);
  });

  it('that is granted the same on the same evidence again has no new event in its history', async () => {
    const { id } = await aRepository('library/again');
    await aGrant('official_images', { repositoryId: id });
    await aGrant('official_images', { repositoryId: id });
    const { view } = await getRepository(ANONYMOUS, { namespace: 'library', name: 'again' });
    expect(view.grants[0]?.history.map(({ kind }) => kind)).toEqual(['granted']);
  });

  it('cannot have two live grants of one program, nor one for both a repository and its publisher', async () => {
    const { id, publisherId } = await aRepository('library/double');
    await aGrant('official_images', { repositoryId: id });
    const data = { program: 'official_images', grantedAt: TEST_DAY, grantedBy: 'x', evidence: [] } as const;
    await expect(db().prisma.grant.create({ data: { ...data, repositoryId: id } })).rejects.toThrow(/[Uu]nique/);
    await expect(db().prisma.grant.create({ data: { ...data, repositoryId: id, publisherId } })).rejects.toThrow(
      /grants_subject_check/,
    );
    await expect(db().prisma.grant.create({ data: { ...data, publisherId } })).rejects.toThrow(/grants_subject_check/);
  });

  it('has in the database’s view the tier that trustTierOf gives, whatever its grants', async () => {
    const { publisherId } = await aPublisher('many').then(async () => aRepository('many/grants'));
    const periods = [
      { grantedAt: new Date('2026-01-01'), validUntil: null },
      { grantedAt: new Date('2026-01-01'), validUntil: new Date('2026-03-01') },
      { grantedAt: new Date('2099-01-01'), validUntil: null },
    ];
    for (const program of ['verified_publisher', 'sponsored_oss', 'domain_verification'] as const)
      for (const period of periods) {
        await db().prisma.grant.deleteMany({ where: { publisherId } });
        await aGrant(program, { publisherId }, period);
        await aGrant('domain_verification', { publisherId }, period);
        const { rows } = await db().pool.query<{ tier: string }>(
          "SELECT tier FROM repository_trust t JOIN repositories r ON r.id = t.repository_id WHERE r.namespace = 'many'",
        );
        const grants = await db().prisma.grant.findMany({ where: { publisherId } });
        expect(rows[0]?.tier).toBe(trustTierOf(grants, new Date()));
        expect(TRUST_TIERS).toContain(rows[0]?.tier);
      }
  });
});
