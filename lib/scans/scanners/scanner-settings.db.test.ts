import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { getScannerSettings } from '@/lib/scans/scanners/get-scanner-settings';
import { listScanQueue } from '@/lib/scans/scanners/list-scan-queue';
import { requestScan } from '@/lib/scans/scanners/request-scan';
import { openAdapterLogin, scannerSettings } from '@/lib/scans/scanners/scanner-settings';
import type { ScannerChange } from '@/lib/scans/scanners/schema';
import { testScanner } from '@/lib/scans/scanners/test-scanner';
import { updateScannerSettings } from '@/lib/scans/scanners/update-scanner-settings';
import { aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { SCANNED_DIGEST } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';
import { useTestDatabase } from '@/lib/testing/database';
import { HarborAdapter } from '@/lib/testing/harbor-adapter';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const ADAPTER = 'https://scanner.example.org:8080';
const bearer = { kind: 'bearer', token: 'letmein-letmein' } as const;

describe('the scanner of a site', () => {
  useSiteEnvironment();
  useTestDatabase();
  let admin: Actor;
  beforeAll(async () => {
    admin = await aUser('ada', 'admin');
  });
  afterEach(async () => {
    const { prisma } = db();
    await prisma.setting.deleteMany();
    await prisma.scanRequest.deleteMany();
  });
  const state = async () =>
    JSON.stringify([
      await db().prisma.setting.findMany(),
      await db().prisma.auditEntry.count(),
      await db().prisma.scanRequest.count(),
    ]);
  async function expectRefused(attempt: () => Promise<unknown>, expected: object) {
    const before = await state();
    await expect(attempt()).rejects.toMatchObject(expected);
    expect(await state()).toBe(before);
  }

  it('is none at first', async () => {
    expect(await getScannerSettings(admin)).toMatchObject({
      use: 'none',
      scanNew: true,
      rescanDays: 7,
      trivyCommand: 'trivy',
    });
  });

  it('is chosen by administrators; its login is kept sealed and never shown', async () => {
    const view = await updateScannerSettings(admin, {
      use: 'adapter',
      adapterUrl: `${ADAPTER}/`,
      adapterLogin: bearer,
    });
    expect(view).toMatchObject({ use: 'adapter', adapterUrl: ADAPTER, adapterLogin: 'bearer' });
    const { prisma } = db();
    const kept = JSON.stringify([await prisma.setting.findMany(), await prisma.auditEntry.findMany(), view]);
    expect(kept).not.toContain('letmein');
    const settings = await scannerSettings();
    expect(openAdapterLogin(ADAPTER, settings.adapterLogin)).toEqual(bearer);
    expect(() => openAdapterLogin('https://evil.example.org', settings.adapterLogin)).toThrow(/cannot be opened/);
    expect(settings.scanNewSince).not.toBeNull();
    const audited = await prisma.auditEntry.findMany({ where: { action: 'site.update_settings' } });
    expect(audited.map(({ changes }) => changes)).toEqual([
      { scanner: ['none', 'adapter'], adapterUrl: [null, ADAPTER], adapterLogin: ['…', 'bearer'] },
    ]);
  });

  it('keeps its login for its address only', async () => {
    await updateScannerSettings(admin, { use: 'adapter', adapterUrl: ADAPTER, adapterLogin: bearer });
    const change = { adapterUrl: 'https://evil.example.org' };
    await expectRefused(() => updateScannerSettings(admin, change), {
      details: { invalidParameters: [{ name: 'adapterLogin' }] },
    });
    await expectRefused(() => testScanner(admin, { use: 'adapter', ...change }), { code: 'invalid' });
    await updateScannerSettings(admin, { rescanDays: 30 });
    expect(await getScannerSettings(admin)).toMatchObject({ adapterLogin: 'bearer', rescanDays: 30 });
    await updateScannerSettings(admin, { ...change, adapterLogin: { kind: 'none' } });
    expect((await scannerSettings()).adapterLogin).toBeNull();
  });

  it('counts images as new from when that was switched on', async () => {
    await updateScannerSettings(admin, { use: 'trivy' });
    const { scanNewSince } = await scannerSettings();
    await updateScannerSettings(admin, { rescanDays: null });
    expect((await scannerSettings()).scanNewSince).toBe(scanNewSince);
    await updateScannerSettings(admin, { scanNew: false });
    expect((await scannerSettings()).scanNewSince).toBeNull();
  });

  it.each<[ScannerChange, string]>([
    [{ use: 'adapter' }, 'adapterUrl'],
    [{ adapterUrl: 'scanner.example.org' }, 'adapterUrl'],
    [{ adapterUrl: 'ftp://scanner.example.org' }, 'adapterUrl'],
    [{ adapterUrl: 'https://me:secret@scanner.example.org' }, 'adapterUrl'],
    [{ adapterLogin: { kind: 'bearer', token: 'a\nb' } }, 'adapterLogin.token'],
    [{ adapterCertificates: 'nonsense' }, 'adapterCertificates'],
    [{ registryUrl: 'http://registry:5000/v2' }, 'registryUrl'],
    [{ rescanDays: 0 }, 'rescanDays'],
  ])('refuses %j, and says which field is at fault', async (change, name) => {
    await expectRefused(() => updateScannerSettings(admin, change), {
      code: 'invalid',
      details: { invalidParameters: [{ name }] },
    });
  });

  it('is nobody’s business but administrators’', async () => {
    const user = await aUser('ulla');
    const token = aTokenOf(await aUser('adele', 'admin'), ['scan:write', 'repo:admin']);
    const refusals: [Actor, string][] = [
      [ANONYMOUS, 'unauthenticated'],
      [user, 'forbidden'],
      [token, 'forbidden'],
    ];
    for (const [actor, code] of refusals) {
      await expectRefused(() => updateScannerSettings(actor, { use: 'trivy' }), { code });
      await expectRefused(() => testScanner(actor, { use: 'trivy' }), { code });
      await expectRefused(() => getScannerSettings(actor), { code });
      await expectRefused(() => listScanQueue(actor), { code });
    }
  });

  it('can be tried before it is saved', async () => {
    const adapter = await new HarborAdapter().start();
    adapter.authorization = 'Bearer letmein-letmein';
    const before = await state();
    const place = { use: 'adapter', adapterUrl: adapter.origin } as const;
    expect(await testScanner(admin, { ...place, adapterLogin: bearer })).toEqual({
      ok: true,
      reason: null,
      problem: null,
      scanner: 'Stand-in',
      version: '1.2.3',
      databaseUpdatedAt: '2026-09-30T01:00:00.000Z',
    });
    expect(await testScanner(admin, place)).toMatchObject({ ok: false, reason: 'refused', scanner: null });
    adapter.metadata.capabilities = [{ type: 'sbom', consumes_mime_types: [], produces_mime_types: [] }];
    expect(await testScanner(admin, { ...place, adapterLogin: bearer })).toMatchObject({
      ok: false,
      reason: 'incapable',
    });
    process.env.PLIMSOLL_TRIVY = '/nowhere/trivy';
    expect(await testScanner(admin, { use: 'trivy' })).toMatchObject({ ok: false, reason: 'no-command' });
    expect(await state()).toBe(before);
  });

  it('is asked by editors, where there is one and the repository is in a registry', async () => {
    const { id: registryId } = await aRegistry('main');
    const { id } = await aRepository('acme/demo', { registryId });
    const { id: elsewhereId } = await aRepository('acme/elsewhere');
    for (const repositoryId of [id, elsewhereId]) await anImage(repositoryId, { digest: SCANNED_DIGEST, tag: '1.0' });
    const erin = await aUser('erin');
    await aMember('acme', erin.userId, 'editor');
    const stranger = await aUser('stranger');
    const demo = { namespace: 'acme', name: 'demo' };
    const image = { digest: SCANNED_DIGEST };
    const ask = (actor: Actor, input = image, name = demo) => requestScan(actor, name, input);
    await expectRefused(() => ask(erin), { code: 'conflict', details: { reason: 'no-scanner' } });
    await updateScannerSettings(admin, { use: 'trivy' });
    await expectRefused(() => ask(erin, image, { namespace: 'acme', name: 'elsewhere' }), {
      details: { reason: 'no-registry' },
    });
    await expectRefused(() => ask(erin, { digest: `sha256:${'0'.repeat(64)}` }), { code: 'not_found' });
    await expectRefused(() => ask(ANONYMOUS), { code: 'unauthenticated' });
    await expectRefused(() => ask(stranger), { code: 'forbidden' });
    await expectRefused(() => ask(aTokenOf(erin, ['repo:push'])), { code: 'forbidden' });
    await db().prisma.repository.update({ where: { id }, data: { visibility: 'private' } });
    await expectRefused(() => ask(stranger), { code: 'not_found' });
    expect(await ask(aTokenOf(erin, ['scan:write']))).toMatchObject({ state: 'waiting', ahead: 0 });
    expect(await db().prisma.auditEntry.count({ where: { action: 'repository.request_scan' } })).toBe(1);
    expect(await listScanQueue(admin)).toMatchObject({
      waiting: 1,
      requests: [{ repository: demo, state: 'waiting' }],
    });
  });
});
