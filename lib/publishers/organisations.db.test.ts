import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { getPublisherPage } from '@/lib/catalogue/get-publisher-page';
import { db } from '@/lib/platform/db';
import { createOrganisation } from '@/lib/publishers/create-organisation';
import { deleteOrganisation } from '@/lib/publishers/delete-organisation';
import { getPublisherSettings } from '@/lib/publishers/get-publisher-settings';
import { listOrganisations } from '@/lib/publishers/list-organisations';
import { profileInput } from '@/lib/publishers/profile-schema';
import { removePublisherLogo } from '@/lib/publishers/remove-publisher-logo';
import { setPublisherLogo } from '@/lib/publishers/set-publisher-logo';
import { updatePublisherProfile } from '@/lib/publishers/update-publisher-profile';
import { aGrant, aMember, aPublisher, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { expectRefused } from '@/lib/testing/refusals';

const picture = (width: number, height = width) =>
  sharp({ create: { width, height, channels: 3, background: '#0a5082' } })
    .png()
    .toBuffer();

const auditOf = (action: string) => db().prisma.auditEntry.findMany({ where: { action }, orderBy: { id: 'asc' } });

describe('an organisation', () => {
  useTestDatabase();

  it('belongs to whoever made it, and is in their list', async () => {
    const ada = await aUser('ada');
    await createOrganisation(ada, { namespace: 'lovelace-works', displayName: 'Lovelace Works' });
    expect(await listOrganisations(ada)).toMatchObject([
      { namespace: 'lovelace-works', role: 'owner', memberCount: 1, repositoryCount: 0 },
    ]);
    expect(await auditOf('publisher.create')).toMatchObject([{ actorName: 'ada', targetName: 'lovelace-works' }]);
    expect(await listOrganisations(await aUser('sam'))).toEqual([]);
    expect(await listOrganisations(aTokenOf(ada, ['org:read']))).toHaveLength(1);
    await expectRefused(() => listOrganisations(aTokenOf(ada, ['repo:read'])), 'forbidden');
    await expectRefused(() => listOrganisations(ANONYMOUS), 'unauthenticated');
  });

  it('gets no name that is taken, reserved, the site’s own, or could be mistaken for a trusted one', async () => {
    const eve = await aUser('eve');
    await aRepository('library/nginx');
    const { id } = await aPublisher('grafana');
    await aGrant('verified_publisher', { publisherId: id });
    await aPublisher('plain-place');
    await db().prisma.reservedNamespace.create({
      data: { namespace: 'gone-place', reason: 'deleted', until: new Date('2999-01-01') },
    });
    for (const namespace of [
      'plain-place',
      'eve',
      'gone-place',
      'nginx',
      'nginx-official',
      'grafama',
      'settings',
      'gräfana',
      'Upper',
      '',
      '../x',
    ])
      await expectRefused(() => createOrganisation(eve, { namespace, displayName: 'Evil' }), 'invalid', {
        details: { invalidParameters: [{ name: 'namespace' }] },
      });
    await expectRefused(
      () => createOrganisation(ANONYMOUS, { namespace: 'fine-place', displayName: 'x' }),
      'unauthenticated',
    );
    await expectRefused(
      () => createOrganisation(aTokenOf(eve, ['org:admin']), { namespace: 'fine-place', displayName: 'x' }),
      'forbidden',
    );
  });

  it('is made once when two ask for the same name at the same moment', async () => {
    const makers = [await aUser('first-maker'), await aUser('second-maker')];
    const tries = await Promise.allSettled(
      makers.map((maker) => createOrganisation(maker, { namespace: 'wanted-name', displayName: 'Wanted' })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'invalid' } });
  });

  it('shows its profile to all, and lets owners alone change it', async () => {
    const owner = await aUser('olga');
    const editor = await aUser('edith');
    await aMember('painters', owner.userId, 'owner');
    await aMember('painters', editor.userId, 'editor');
    const input = profileInput.parse({
      displayName: ' Painters ',
      displayNameZh: '画家',
      about: 'We paint.',
      website: 'https://painters.example',
      links: [{ text: 'Chat', url: 'https://chat.painters.example' }],
    });
    for (const [actor, code] of [
      [ANONYMOUS, 'unauthenticated'],
      [await aUser('stranger'), 'forbidden'],
      [editor, 'forbidden'],
      [aTokenOf(owner, ['org:read', 'repo:admin']), 'forbidden'],
      [aTokenOf(editor, ['org:admin']), 'forbidden'],
    ] as const)
      await expectRefused(() => updatePublisherProfile(actor, 'painters', input), code);
    await updatePublisherProfile(aTokenOf(owner, ['org:admin']), 'painters', input);
    const { publisher } = await getPublisherPage(ANONYMOUS, 'painters', 1);
    expect(publisher).toMatchObject({ displayName: 'Painters', displayNameZh: '画家', links: [{ text: 'Chat' }] });
    const [entry] = await auditOf('publisher.update_profile');
    expect(entry).toMatchObject({ actorKind: 'token', tokenName: 'test token', actorName: 'olga' });
    expect(entry?.changes).toMatchObject({ displayName: ['painters', 'Painters'], about: ['', 'We paint.'] });
    await updatePublisherProfile(owner, 'painters', { about: 'We paint.' });
    expect(await auditOf('publisher.update_profile')).toHaveLength(1);
  });

  it('takes no profile that hides or breaks something', () => {
    const refused = [
      { displayName: '' },
      { displayName: 'a\u202eb' },
      { displayName: 'two\nlines' },
      { displayName: 'x'.repeat(61) },
      { website: 'javascript:alert(1)' },
      { website: 'ftp://x.example' },
      { links: [{ text: 'x', url: 'data:text/html,x' }] },
      { links: Array.from({ length: 9 }, () => ({ text: 'x', url: 'https://x.example' })) },
      { kind: 'person' },
      { isSample: true },
      { namespace: 'other' },
    ];
    for (const input of refused) expect(profileInput.safeParse(input).success, JSON.stringify(input)).toBe(false);
    expect(profileInput.parse({ website: ' ', aboutZh: '' })).toEqual({ website: null, aboutZh: null });
  });

  it('has a logo that was drawn anew, which goes when another one comes', async () => {
    const owner = await aUser('lena');
    await aMember('logos', owner.userId, 'owner');
    const { logoUrl } = await setPublisherLogo(owner, 'logos', await picture(200));
    expect(logoUrl).toMatch(/^\/assets\/[0-9a-f]{64}$/);
    await setPublisherLogo(owner, 'logos', await picture(300));
    expect(await db().prisma.asset.count()).toBe(1);
    const tooSmall = await picture(60);
    await expectRefused(() => setPublisherLogo(owner, 'logos', tooSmall), 'invalid', {
      details: { reason: 'dimensions' },
    });
    await expectRefused(() => setPublisherLogo(owner, 'logos', Buffer.from('<svg/>')), 'invalid');
    const eve = await aUser('eva');
    await expectRefused(() => setPublisherLogo(eve, 'logos', tooSmall), 'forbidden');
    await expectRefused(() => removePublisherLogo(eve, 'logos'), 'forbidden');
    await removePublisherLogo(owner, 'logos');
    expect(await db().prisma.asset.count()).toBe(0);
    expect((await getPublisherPage(ANONYMOUS, 'logos', 1)).publisher.logoUrl).toBeNull();
  });

  it('is deleted with its repositories only when its name is typed, and nobody gets the name', async () => {
    const owner = await aUser('dora');
    const editor = await aUser('emil');
    await aMember('leaving', owner.userId, 'owner');
    await aMember('leaving', editor.userId, 'editor');
    await aRepository('leaving/tool', { visibility: 'private' });
    await expectRefused(() => deleteOrganisation(owner, 'leaving', {}), 'invalid');
    await expectRefused(() => deleteOrganisation(owner, 'leaving', { confirmation: 'Leaving' }), 'invalid');
    await expectRefused(() => deleteOrganisation(editor, 'leaving', { confirmation: 'leaving' }), 'forbidden');
    await expectRefused(
      () => deleteOrganisation(aTokenOf(owner, ['org:admin', 'repo:delete']), 'leaving', { confirmation: 'leaving' }),
      'forbidden',
    );
    await expectRefused(() => deleteOrganisation(owner, 'dora', { confirmation: 'dora' }), 'conflict');
    await deleteOrganisation(owner, 'leaving', { confirmation: 'leaving' });
    expect(await db().prisma.repository.count({ where: { namespace: 'leaving' } })).toBe(0);
    expect(await auditOf('publisher.delete')).toMatchObject([
      { targetName: 'leaving', changes: { repositories: [1, 0] } },
    ]);
    expect(await auditOf('repository.delete')).toMatchObject([{ targetName: 'leaving/tool' }]);
    await expectRefused(() => createOrganisation(editor, { namespace: 'leaving', displayName: 'Mine' }), 'invalid');
  });

  it('has settings pages for those who belong to it, and none for others', async () => {
    const member = await aUser('mara');
    await aMember('inner', member.userId, 'member');
    expect((await getPublisherSettings(member, 'inner')).role).toBe('member');
    expect((await getPublisherSettings(await aUser('boss', 'admin'), 'inner')).role).toBe('site_admin');
    await expectRefused(() => getPublisherSettings(ANONYMOUS, 'inner'), 'unauthenticated');
    const stranger = await aUser('strange');
    await expectRefused(() => getPublisherSettings(stranger, 'inner'), 'not_found');
    await expectRefused(() => getPublisherSettings(stranger, 'never-there'), 'not_found');
  });
});
