import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { addVex } from '@/lib/scans/vex/add-vex';
import { findAffectedImages } from '@/lib/scans/vulnerabilities/find-affected-images';
import { affectedImagesQuery, vulnerabilityView } from '@/lib/scans/vulnerabilities/schema';
import { aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { grypeReport, trivyReport } from '@/lib/testing/builders/scan-reports';
import { anImage, anIndex } from '@/lib/testing/builders/stored-images';
import { useTestDatabase } from '@/lib/testing/database';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const CVE = 'CVE-2026-0001';
const GHSA = 'GHSA-aaaa-bbbb-cccc';
const bytes = async function* (value: unknown) {
  yield Buffer.from(JSON.stringify(value));
};

/** Without the one vulnerability. */
function patched(of: string, at = '2026-10-01T10:00:00Z') {
  const report = trivyReport({ digest: of });
  for (const result of report.Results)
    result.Vulnerabilities = result.Vulnerabilities.filter(({ VulnerabilityID }) => VulnerabilityID !== CVE);
  return { ...report, CreatedAt: at };
}
/** The same vulnerability, under GitHub’s name. */
function byGitHub(of: string) {
  const report = grypeReport({ digest: of });
  for (const match of report.matches)
    if (match.vulnerability.id === CVE) {
      match.vulnerability.id = GHSA;
      Object.assign(match, { relatedVulnerabilities: [{ id: CVE, namespace: 'nvd:cpe' }] });
    }
  return report;
}

describe('where a vulnerability is', () => {
  useTestDatabase();
  let editor: Actor;
  let reader: Actor;

  const upload = (name: string, of: string, report: unknown) =>
    uploadScan(editor, { namespace: 'acme', name }, uploadScanInput.parse({ digest: of }), bytes(report));
  const find = (id = CVE, actor = reader, input: Record<string, unknown> = {}) =>
    findAffectedImages(actor, id, affectedImagesQuery.parse(input));
  const places = async (id = CVE, actor = reader) =>
    (await find(id, actor)).images.map(({ repository, tags }) => `${repository.name}:${tags.join(',')}`);

  beforeAll(async () => {
    const erin = await aUser('erin');
    editor = erin;
    reader = await aUser('reader');
    const web = await aRepository('acme/web');
    await aMember('acme', erin.userId, 'editor');
    const secret = await aRepository('acme/secret');
    const tools = await aRepository('acme/tools');
    await anImage(web.id, { digest: digest('1'), tag: '1.0' });
    const images = [{ digest: digest('2') }, { digest: digest('3'), platform: 'linux/arm64' }];
    await anIndex(web.id, { digest: digest('4'), tag: '1.1', images });
    await anImage(web.id, { digest: digest('5') });
    await anImage(secret.id, { digest: digest('6'), tag: 'inner' });
    await anImage(tools.id, { digest: digest('7'), tag: 'latest' });
    await db().prisma.repository.update({ where: { id: secret.id }, data: { visibility: 'private' } });
    await upload('web', digest('1'), trivyReport({ digest: digest('1') }));
    await upload('web', digest('2'), patched(digest('2')));
    await upload('web', digest('3'), trivyReport({ digest: digest('3') }));
    await upload('web', digest('5'), trivyReport({ digest: digest('5') }));
    await upload('secret', digest('6'), trivyReport({ digest: digest('6') }));
    await upload('tools', digest('7'), byGitHub(digest('7')));
  });

  it('is every image under a tag that has it, with its components and the tags that are fixed', async () => {
    const found = await find();
    expect(vulnerabilityView.parse(found)).toEqual(found);
    expect(found).toMatchObject({ id: CVE, aliases: [GHSA], title: 'openssl: a made-up flaw', total: 3 });
    expect(
      found.images.map(({ repository, platform, tags, fixedTags }) => [repository.name, platform, tags, fixedTags]),
    ).toEqual([
      ['tools', 'linux/amd64', ['latest'], []],
      ['web', 'linux/amd64', ['1.0'], ['1.1']],
      ['web', 'linux/arm64', ['1.1'], []],
    ]);
    expect(found.images[1]?.components).toMatchObject([
      { name: 'openssl', version: '1.0', severity: 'critical', fixedVersions: ['1.1', '1.2'], vex: null },
      { name: 'zlib', severity: 'high', fixedVersions: ['1.3'] },
    ]);
  });

  it('is found by its other names, however they are written', async () => {
    for (const id of [CVE.toLowerCase(), GHSA, GHSA.toUpperCase()])
      expect(await places(id)).toEqual(['tools:latest', 'web:1.0', 'web:1.1']);
  });

  it('is told of private repositories to those only who may see them', async () => {
    expect(await places(CVE, editor)).toEqual(['secret:inner', 'tools:latest', 'web:1.0', 'web:1.1']);
    const scoped = aTokenOf(await aUser('olga'), ['repo:read']);
    expect((await find(CVE, scoped)).total).toBe(3);
    expect(JSON.stringify(await find(CVE, scoped))).not.toContain('secret');
  });

  it('says nothing of a vulnerability, nor of its other names, that only others’ reports have', async () => {
    const { prisma } = db();
    const tools = await prisma.repository.findFirstOrThrow({ where: { name: 'tools' } });
    await prisma.repository.update({ where: { id: tools.id }, data: { visibility: 'private' } });
    expect((await find()).aliases).toEqual([]);
    expect(await find(GHSA)).toMatchObject({ aliases: [], title: null, description: null, images: [], total: 0 });
    expect(await find('CVE-1999-0001')).toMatchObject({ aliases: [], title: null, images: [], total: 0 });
    await prisma.repository.update({ where: { id: tools.id }, data: { visibility: 'public' } });
  });

  it('comes in pages', async () => {
    const second = await find(CVE, reader, { page: '2', pageSize: '2' });
    expect([second.total, second.images.map(({ platform }) => platform)]).toEqual([3, ['linux/arm64']]);
  });

  it('shows what the publisher of that repository says of it', async () => {
    const statement = {
      vulnerability: { name: CVE },
      products: [{ '@id': 'pkg:deb/debian/zlib@1.0' }],
      status: 'not_affected',
      justification: 'x',
    };
    const document = { '@context': 'https://openvex.dev/ns/v0.2.0', statements: [statement] };
    await addVex(editor, { namespace: 'acme', name: 'web' }, { name: 'a.json' }, bytes(document));
    const image = (await find()).images.find(({ tags }) => tags.includes('1.0'));
    expect(image?.components.map(({ vex }) => vex)).toEqual([null, 'not_affected']);
  });

  it('is what the newest report says', async () => {
    await upload('web', digest('1'), patched(digest('1'), '2026-11-01T10:00:00Z'));
    expect(await places()).toEqual(['tools:latest', 'web:1.1']);
  });

  it('is for nobody who is not signed in, whether it exists or not', async () => {
    const refusals = await Promise.all(
      [CVE, 'CVE-1999-0001', 'no id'].map((id) => find(id, ANONYMOUS).catch((error: unknown) => String(error))),
    );
    expect(new Set(refusals).size).toBe(1);
    await expect(find(CVE, ANONYMOUS)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(find(CVE, aTokenOf(await aUser('otto'), ['scan:write']))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(find('no id')).rejects.toMatchObject({ code: 'not_found' });
  });
});
