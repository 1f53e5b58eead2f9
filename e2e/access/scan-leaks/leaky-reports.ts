import type { Marks } from '@/e2e/access/scan-leaks/marks';

type Of = { marks: Marks; digest: string; layer: string };

const finding = ({ marks, layer }: Of, id: string, severity: string, more: Record<string, unknown> = {}) => ({
  VulnerabilityID: id,
  PkgName: marks.component,
  PkgPath: marks.path,
  PkgIdentifier: { PURL: `pkg:deb/debian/${marks.component}@${marks.version}` },
  InstalledVersion: marks.version,
  Layer: { DiffID: layer },
  Severity: severity,
  SeveritySource: 'debian',
  Title: marks.title,
  ...more,
});

const clean = (name: string, { layer }: Of) => ({
  Name: name,
  Version: '1.0',
  Identifier: { PURL: `pkg:deb/debian/${name}@1.0` },
  Layer: { DiffID: layer },
});

/** A report of Trivy's in which everything can be known again. `isFixed`: of an image that no longer has the worst. */
export function leakyTrivy(of: Of, { isFixed = false } = {}) {
  const { marks, digest, layer } = of;
  const worst = finding(of, marks.cve, 'CRITICAL', {
    VendorIDs: [marks.alias],
    Description: marks.description,
    FixedVersion: marks.fixed,
    Status: 'fixed',
  });
  const many = Array.from({ length: marks.count }, (_, index) => finding(of, marks.many(index), 'LOW'));
  return {
    SchemaVersion: 2,
    CreatedAt: marks.scannedAt,
    ArtifactName: 'registry.example.test/an/image',
    ArtifactType: 'container_image',
    Trivy: { Version: marks.scannerVersion },
    Metadata: {
      OS: { Family: 'debian', Name: marks.system },
      DiffIDs: [layer],
      RepoDigests: [`registry.example.test/an/image@${digest}`],
    },
    Results: [
      {
        Target: 'an image',
        Class: 'os-pkgs',
        Type: 'debian',
        Packages: [clean('bash', of), clean(marks.component, of)],
        Vulnerabilities: [...(isFixed ? [] : [worst]), ...many],
      },
    ],
  };
}

/** The same of a scanner with a name of its own. */
export const leakyHarbor = ({ marks, digest, layer }: Of) => ({
  generated_at: marks.scannedAt,
  artifact: { repository: 'an/image', digest },
  scanner: { name: marks.scanner, vendor: marks.scanner, version: marks.scannerVersion },
  severity: 'Critical',
  vulnerabilities: [
    {
      id: marks.cve,
      package: marks.component,
      version: marks.version,
      fix_version: marks.fixed,
      severity: 'Critical',
      description: marks.description,
      layer: { diff_id: layer },
    },
  ],
});

/** What the publisher says of it. */
export const leakyVex = (marks: Marks) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  author: marks.vexAuthor,
  statements: [
    {
      vulnerability: { name: marks.cve },
      products: [{ '@id': `pkg:deb/debian/${marks.component}@${marks.version}` }],
      status: 'not_affected',
      justification: 'vulnerable_code_not_present',
      impact_statement: marks.vexReason,
    },
  ],
});
