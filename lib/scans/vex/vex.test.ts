import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { vexMatcher } from '@/lib/scans/vex/match-vex';
import { readVex } from '@/lib/scans/vex/read-vex';
import { sharedData } from '@/lib/testing/shared-data';

const DIGEST = `sha256:${'c'.repeat(64)}`;
const target = { digests: [DIGEST], name: 'demo' };
const read = (document: unknown) =>
  readVex(async function* () {
    yield Buffer.from(JSON.stringify(document));
  });
const openVex = (...statements: readonly Record<string, unknown>[]) =>
  read({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    author: 'Example',
    timestamp: '2026-01-01T00:00:00Z',
    statements,
  });
const about = (purl: string | null, vulnerability = 'CVE-1', aliases: string[] = []) => ({
  purl,
  vulnerability,
  aliases,
});
const statement = (products: readonly unknown[], more: Record<string, unknown> = {}) => ({
  vulnerability: { name: 'CVE-1' },
  products,
  status: 'not_affected',
  justification: 'vulnerable_code_not_present',
  ...more,
});

describe('a publisher’s statement', () => {
  it.each([
    [
      'the very package',
      [{ '@id': 'pkg:apk/alpine/openssl@3.0?arch=x86_64' }],
      'pkg:apk/alpine/openssl@3.0?arch=x86_64',
      true,
    ],
    [
      'the package without qualifiers',
      [{ '@id': 'pkg:apk/alpine/openssl@3.0' }],
      'pkg:apk/alpine/openssl@3.0?arch=x86_64',
      true,
    ],
    ['every version', [{ '@id': 'pkg:apk/alpine/openssl' }], 'pkg:apk/alpine/openssl@3.0', true],
    ['another version', [{ '@id': 'pkg:apk/alpine/openssl@3.1' }], 'pkg:apk/alpine/openssl@3.0', false],
    ['another distribution', [{ '@id': 'pkg:apk/wolfi/openssl@3.0' }], 'pkg:apk/alpine/openssl@3.0', false],
    [
      'a package of the image',
      [
        {
          '@id': `pkg:oci/demo@${encodeURIComponent(DIGEST)}`,
          subcomponents: [{ '@id': 'pkg:golang/golang.org/x/net@v0.29.0' }],
        },
      ],
      'pkg:golang/golang.org/x/net@0.29.0',
      true,
    ],
    [
      'the whole image',
      [{ '@id': 'pkg:oci/demo?repository_url=registry.test%2Falice%2Fdemo' }],
      'pkg:deb/debian/bash@5',
      true,
    ],
    ['another image', [{ '@id': `pkg:oci/demo@sha256%3A${'d'.repeat(64)}` }], 'pkg:deb/debian/bash@5', false],
    [
      'a package of another image',
      [{ '@id': 'pkg:oci/other', subcomponents: [{ '@id': 'pkg:deb/debian/bash@5' }] }],
      'pkg:deb/debian/bash@5',
      false,
    ],
    ['no package URL', ['something'], null, false],
  ])('about %s', async (_what, products, purl, fits) => {
    const find = vexMatcher((await openVex(statement(products))).statements, target);
    expect(find(about(purl))?.status ?? null).toBe(fits ? 'not_affected' : null);
    expect(find(about(purl, 'CVE-2'))).toBeNull();
  });

  it('counts by its aliases, and the finding’s', async () => {
    const document = await openVex(
      statement(['pkg:deb/debian/bash@5'], { vulnerability: { name: 'GO-1', aliases: ['GHSA-1'] } }),
    );
    const find = vexMatcher(document.statements, target);
    expect(find(about('pkg:deb/debian/bash@5', 'CVE-1', ['GHSA-1']))?.vulnerability).toBe('GO-1');
  });

  it('is overruled by a later one', async () => {
    const products = ['pkg:deb/debian/bash@5'];
    const document = await openVex(
      statement(products, { status: 'fixed', justification: undefined, timestamp: '2026-03-01T00:00:00Z' }),
      statement(products, { timestamp: '2026-02-01T00:00:00Z' }),
    );
    expect(vexMatcher(document.statements, target)(about('pkg:deb/debian/bash@5'))?.status).toBe('fixed');
  });

  it('is read from CycloneDX too', async () => {
    const document = await read({
      bomFormat: 'CycloneDX',
      components: [{ 'bom-ref': 'b', purl: 'pkg:deb/debian/bash@5' }],
      vulnerabilities: [
        {
          id: 'CVE-1',
          analysis: { state: 'false_positive', justification: 'code_not_present', detail: 'Not built in.' },
          affects: [{ ref: 'b' }],
        },
        { id: 'CVE-2', affects: [{ ref: 'b' }] },
      ],
    });
    expect(document.statements).toHaveLength(1);
    expect(vexMatcher(document.statements, target)(about('pkg:deb/debian/bash@5'))).toMatchObject({
      status: 'not_affected',
      justification: 'code_not_present',
      explanation: 'Not built in.',
    });
  });

  it.each([
    [
      'a status that VEX does not have',
      () => openVex(statement([], { status: 'harmless' })),
      /at \$\.statements\[0\]\.status/,
    ],
    ['no statement', () => openVex(), /makes no statement/],
    ['another format', () => read({ document: {} }), /neither OpenVEX nor CycloneDX/],
  ])('with %s is refused', async (_what, make, reason) => {
    await expect(make()).rejects.toThrow(reason);
  });
});

const real = sharedData('scan-reports/openvex');
describe.skipIf(!real.available)(`real documents${real.reason}`, () => {
  const files = real.available ? readdirSync(real.path).filter((file) => file.endsWith('.json')) : [];
  it.each(files)('%s is read', async (file) => {
    const document = await readVex(() => createReadStream(path.join(real.path, file)));
    expect(document.statements.length).toBeGreaterThan(0);
    expect(document.statements.every(({ vulnerability }) => vulnerability !== 'unknown')).toBe(true);
  });
});
