import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { getScan } from '@/lib/scans/get-scan';
import { scanQuery, uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { addVex } from '@/lib/scans/vex/add-vex';
import { listVex } from '@/lib/scans/vex/list-vex';
import { removeVex } from '@/lib/scans/vex/remove-vex';
import { addVexInput } from '@/lib/scans/vex/schema';
import { aMember, aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { SCANNED_DIGEST, trivyReport } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';
import { useTestDatabase } from '@/lib/testing/database';

const demo = { namespace: 'acme', name: 'demo' };
const bytes = (value: unknown) =>
  (async function* () {
    yield Buffer.from(JSON.stringify(value));
  })();
const statement = (vulnerability: string, product: string, status = 'not_affected') => ({
  vulnerability: { name: vulnerability },
  products: [{ '@id': product }],
  status,
  justification: 'vulnerable_code_not_in_execute_path',
  impact_statement: 'Built without it.',
});
const openVex = (...statements: readonly unknown[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  author: 'Acme',
  timestamp: '2026-05-01T00:00:00Z',
  statements,
});

describe('a publisher’s statements on vulnerabilities', () => {
  useTestDatabase();
  let editor: Actor;
  let stranger: Actor;

  beforeAll(async () => {
    const { id } = await aRepository('acme/demo');
    const erin = await aUser('erin');
    await aMember('acme', erin.userId, 'editor');
    editor = erin;
    stranger = await aUser('stranger');
    await anImage(id, { digest: SCANNED_DIGEST, tag: '1.0' });
    await uploadScan(editor, demo, uploadScanInput.parse({ digest: SCANNED_DIGEST }), bytes(trivyReport()));
  });

  const add = (actor: Actor, document: unknown, input: Record<string, string> = {}) =>
    addVex(actor, demo, addVexInput.parse(input), bytes(document));
  const scan = (input: Record<string, unknown> = {}) => getScan(stranger, demo, '1.0', scanQuery.parse(input));
  const about = (product: string) => openVex(statement('CVE-2026-0001', product), statement('CVE-1999-0001', product));

  it('stand beside the findings, are counted apart, and what fits nothing is told', async () => {
    const document = await add(editor, about('pkg:deb/debian/openssl@1.0'));
    expect(document).toMatchObject({
      statements: 2,
      matches: 1,
      author: 'Acme',
      unmatched: [{ vulnerability: 'CVE-1999-0001' }],
    });
    const { summary, vulnerabilities } = await scan();
    expect(summary).toMatchObject({ critical: 1, notAffected: 1 });
    expect(vulnerabilities[0]?.vex).toMatchObject({
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      explanation: 'Built without it.',
      author: 'Acme',
    });
    expect((await scan({ vex: ['not_affected'] })).total).toBe(1);
  });

  it('are replaced by a document of the same name, and gone when it is removed', async () => {
    const { id } = await add(editor, openVex(statement('CVE-2026-0001', 'pkg:deb/debian/zlib', 'fixed')));
    expect((await listVex(editor, demo)).documents).toHaveLength(1);
    expect((await scan({ vex: ['fixed'] })).vulnerabilities.map(({ component }) => component.name)).toEqual(['zlib']);
    expect((await scan()).summary.notAffected).toBe(0);
    await removeVex(editor, demo, id);
    expect((await scan({ vex: ['none'] })).total).toBe(3);
    await expect(removeVex(editor, demo, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('for one image are of no other', async () => {
    await add(editor, about('pkg:deb/debian/openssl'), { name: 'one.json', digest: SCANNED_DIGEST });
    expect((await scan()).summary.notAffected).toBe(1);
    const other = `sha256:${'7'.repeat(64)}`;
    await expect(add(editor, about('pkg:deb/debian/openssl'), { digest: other })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('with texts that cannot be stored, dates before all calendars and thousands of statements are taken', async () => {
    const hostile = 'a\u0000\ud800';
    const document = {
      ...openVex(...Array.from({ length: 19_999 }, () => statement('CVE-2026-0001', 'pkg:deb/debian/openssl@1.0')), {
        ...statement('CVE-2026-0002', hostile),
        timestamp: '-271821-04-20T00:00:00Z',
        status_notes: hostile,
      }),
      author: hostile,
    };
    const { statements, unmatched } = await add(editor, document, { name: 'hostile.json' });
    expect(statements).toBe(20_000);
    expect(unmatched.length).toBe(100);
    expect((await scan()).vulnerabilities[0]?.vex?.statedAt).toBe('2026-05-01T00:00:00.000Z');
    const { documents } = await listVex(editor, demo);
    await removeVex(editor, demo, documents.find(({ name }) => name === 'hostile.json')?.id ?? '');
  });

  it('of which there would be too many for every report are refused, and the document before them stays', async () => {
    const before = await db().prisma.vexDocument.findMany({ select: { id: true } });
    const subcomponents = Array.from({ length: 500 }, (_, index) => ({ '@id': `pkg:npm/p${index}` }));
    const product = { '@id': 'pkg:oci/demo', subcomponents };
    const one = {
      ...statement('CVE-2026-0001', ''),
      vulnerability: { name: 'CVE-2026-0001', aliases: Array.from({ length: 400 }, (_, index) => `GHSA-${index}`) },
      products: Array.from({ length: 10 }, () => product),
    };
    await expect(add(editor, openVex(one), { name: 'one.json' })).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('remove a document'),
    });
    expect(await db().prisma.vexDocument.findMany({ select: { id: true } })).toEqual(before);
  });

  it('are not taken from a stranger, nor when they are no statements', async () => {
    const before = await db().prisma.vexDocument.count();
    await expect(add(stranger, about('pkg:deb/debian/bash'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listVex(stranger, demo)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(add(editor, { hello: 1 })).rejects.toMatchObject({ code: 'invalid' });
    expect(await db().prisma.vexDocument.count()).toBe(before);
  });
});
