import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { compareImages } from '@/lib/scans/compare/compare-images';
import { comparisonView } from '@/lib/scans/compare/schema';
import { getFixes } from '@/lib/scans/fixes/get-fixes';
import { fixesView } from '@/lib/scans/fixes/schema';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { grypeReport, trivyReport } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';
import { useTestDatabase } from '@/lib/testing/database';

const demo = { namespace: 'acme', name: 'demo' };
const [OLD, NEW, ARM, BARE] = ['1', '2', '3', '4'].map((letter) => `sha256:${letter.repeat(64)}`) as [
  string,
  string,
  string,
  string,
];

/** Without openssl’s critical flaw, with a newer zlib and one more package. */
function newer(digest: string) {
  const report = trivyReport({ digest });
  const [result] = report.Results;
  if (result) {
    result.Vulnerabilities = result.Vulnerabilities.filter(({ PkgName }) => PkgName !== 'openssl');
    result.Packages = result.Packages.filter(({ Name }) => Name !== 'openssl');
    for (const installed of result.Packages) if (installed.Name === 'bash') installed.Version = '5.3';
    result.Packages.push({
      Name: 'curl',
      Version: '8',
      Identifier: { PURL: 'pkg:deb/debian/curl@8' },
      Layer: { DiffID: '' },
    });
  }
  return report;
}

describe('tags of a repository side by side', () => {
  useTestDatabase();
  let editor: Actor;
  let reader: Actor;

  const upload = (digest: string, report: unknown) =>
    uploadScan(
      editor,
      demo,
      uploadScanInput.parse({ digest }),
      (async function* () {
        yield Buffer.from(JSON.stringify(report));
      })(),
    );
  const compare = (actor = reader, input = { from: '1.0', to: '1.1' }) => compareImages(actor, demo, input);
  const fixes = (actor = reader, tag = '1.0') => getFixes(actor, demo, tag, {});

  beforeAll(async () => {
    const { id } = await aRepository('acme/demo');
    const erin = await aUser('erin');
    await aMember('acme', erin.userId, 'editor');
    editor = erin;
    reader = await aUser('reader');
    await anImage(id, { digest: OLD, tag: '1.0' });
    await anImage(id, { digest: NEW, tag: '1.1' });
    await anImage(id, { digest: NEW, tag: '1' });
    await anImage(id, { digest: ARM, tag: 'arm', platform: 'linux/arm64' });
    await anImage(id, { digest: BARE, tag: 'bare' });
    await upload(OLD, trivyReport({ digest: OLD }));
    await upload(NEW, newer(NEW));
    await upload(ARM, newer(ARM));
  });

  it('differ in components, vulnerabilities and size', async () => {
    await db().prisma.manifest.update({ where: { digest: NEW }, data: { totalSize: 900 } });
    const view = await compare();
    expect(comparisonView.parse(view)).toEqual(view);
    expect([view.from.size, view.to.size]).toEqual([1000, 900]);
    expect(view.scans?.difference).toMatchObject({
      added: { total: 1, items: [{ name: 'curl', versions: ['8'] }] },
      removed: { total: 1, items: [{ name: 'openssl' }] },
      changed: { total: 1, items: [{ name: 'bash', from: ['5.2'], to: ['5.3'] }] },
      gained: { total: 0 },
      lost: { total: 1, items: [{ id: 'CVE-2026-0002', severity: 'medium' }] },
      kept: 1,
      onlyFound: false,
    });
  });

  it('warn when a report does not list components without findings, whether one does or neither', async () => {
    const digests = ['5', '6'].map((letter) => `sha256:${letter.repeat(64)}`);
    const { id: repositoryId } = await db().prisma.repository.findFirstOrThrow({ where: demo });
    for (const [index, digest] of digests.entries()) {
      await anImage(repositoryId, { digest, tag: `grype-${index}` });
      await upload(digest, grypeReport({ digest }));
    }
    for (const from of ['1.0', 'grype-0'])
      expect((await compare(reader, { from, to: 'grype-1' })).scans?.difference?.onlyFound).toBe(true);
  });

  it('say that one was not scanned', async () => {
    expect((await compare(reader, { from: '1.0', to: 'bare' })).scans).toMatchObject({ to: null, difference: null });
  });

  it('show nothing of reports to who may not see them, whether there are any or not', async () => {
    const token = aTokenOf(await aUser('olga'), ['scan:write']);
    for (const actor of [ANONYMOUS, token])
      for (const to of ['1.1', 'bare']) expect((await compare(actor, { from: '1.0', to })).scans).toBeNull();
  });

  it('are proposed where they have fewer findings, beside the upgrades that clear all', async () => {
    const view = await fixes();
    expect(fixesView.parse(view)).toEqual(view);
    expect(view).toMatchObject({ findings: 2, vulnerabilities: 1 });
    expect(view.upgrades.map(({ name, upgradeTo, critical, high }) => [name, upgradeTo, critical, high])).toEqual([
      ['openssl', '1.1', 1, 0],
      ['zlib', '1.3', 0, 1],
    ]);
    // It has the vulnerability still, in zlib.
    expect(view.otherTags).toEqual([]);
    const clean = { ...newer(NEW), CreatedAt: '2026-10-05T10:00:00Z' };
    for (const result of clean.Results) result.Vulnerabilities = [];
    await upload(NEW, clean);
    expect((await fixes()).otherTags).toEqual([{ tag: '1', digest: NEW, critical: 0, high: 0, clears: 1, brings: 0 }]);
  });

  it('are not there for nobody, nor for strangers where private', async () => {
    await expect(fixes(ANONYMOUS)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(fixes(reader, 'bare')).rejects.toMatchObject({ code: 'not_found' });
    await db().prisma.repository.updateMany({ data: { visibility: 'private' } });
    for (const actor of [ANONYMOUS, reader]) {
      await expect(fixes(actor)).rejects.toMatchObject({ code: 'not_found' });
      await expect(compare(actor)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await compare(editor)).scans).not.toBeNull();
  });
});
