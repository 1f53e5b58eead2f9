/** Small reports of each format, of one made-up image: three findings, two of them in one component. */

const LAYER = `sha256:${'1'.repeat(64)}`;
const OTHER_LAYER = `sha256:${'2'.repeat(64)}`;
export const SCANNED_DIGEST = `sha256:${'a'.repeat(64)}`;
export const SCANNED_IMAGE_ID = `sha256:${'b'.repeat(64)}`;

const trivyVulnerability = (id: string, name: string, severity: string, layer: string, fixed = '') => ({
  VulnerabilityID: id,
  PkgName: name,
  PkgIdentifier: { PURL: `pkg:deb/debian/${name}@1.0` },
  InstalledVersion: '1.0',
  ...(fixed ? { FixedVersion: fixed, Status: 'fixed' } : { Status: 'affected' }),
  Layer: { DiffID: layer },
  Severity: severity,
  SeveritySource: 'debian',
  VendorSeverity: { debian: 3, nvd: 4 },
  CVSS: { nvd: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', V3Score: 9.8 } },
  Title: `${name}: a made-up flaw`,
  Description: 'For tests only.',
  PrimaryURL: `https://example.org/${id}`,
  References: [`https://example.org/${id}`],
  CweIDs: ['CWE-79'],
});

export const trivyReport = ({ digest = SCANNED_DIGEST } = {}) => ({
  SchemaVersion: 2,
  CreatedAt: '2026-10-01T10:00:00Z',
  ArtifactName: 'registry.test/alice/demo:1.0',
  ArtifactType: 'container_image',
  Trivy: { Version: '0.69.1' },
  Metadata: {
    OS: { Family: 'debian', Name: '12.5' },
    ImageID: SCANNED_IMAGE_ID,
    DiffIDs: [LAYER, OTHER_LAYER],
    RepoDigests: [`registry.test/alice/demo@${digest}`],
    ImageConfig: { os: 'linux', architecture: 'amd64' },
  },
  Results: [
    {
      Target: 'registry.test/alice/demo:1.0 (debian 12.5)',
      Class: 'os-pkgs',
      Type: 'debian',
      Packages: [
        {
          Name: 'openssl',
          Version: '1.0',
          Identifier: { PURL: 'pkg:deb/debian/openssl@1.0' },
          Layer: { DiffID: LAYER },
        },
        {
          Name: 'zlib',
          Version: '1.0',
          Identifier: { PURL: 'pkg:deb/debian/zlib@1.0' },
          Layer: { DiffID: OTHER_LAYER },
        },
        { Name: 'bash', Version: '5.2', Identifier: { PURL: 'pkg:deb/debian/bash@5.2' }, Layer: { DiffID: LAYER } },
      ],
      Vulnerabilities: [
        trivyVulnerability('CVE-2026-0001', 'openssl', 'CRITICAL', LAYER, '1.1, 1.2'),
        trivyVulnerability('CVE-2026-0002', 'openssl', 'MEDIUM', LAYER),
        trivyVulnerability('CVE-2026-0001', 'zlib', 'HIGH', OTHER_LAYER, '1.3'),
      ],
    },
  ],
});

const LONG_SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

/**
 * One with so many findings, ten to a component: `CVE-2026-100000` and on, in the order that they are listed in by
 * severity. The last alone has none.
 */
export function longTrivyReport({ digest, findings }: { digest: string; findings: number }) {
  const report = trivyReport({ digest });
  const vulnerabilities = Array.from({ length: findings }, (_, place) => {
    const severity = LONG_SEVERITIES[Math.floor((place / findings) * LONG_SEVERITIES.length)] ?? 'LOW';
    return {
      ...trivyVulnerability(
        `CVE-2026-${100_000 + place}`,
        `package-${Math.floor(place / 10)}`,
        place === findings - 1 ? 'UNKNOWN' : severity,
        place % 3 ? LAYER : OTHER_LAYER,
        place % 2 ? '1.1' : '',
      ),
      Title: `A made-up flaw ${'of some length '.repeat(place % 9)}`.trim(),
    };
  });
  return {
    ...report,
    Results: report.Results.map((result) => ({ ...result, Packages: [], Vulnerabilities: vulnerabilities })),
  };
}

const grypeMatch = (id: string, name: string, severity: string, fixed: string | null) => ({
  vulnerability: {
    id,
    dataSource: `https://example.org/${id}`,
    namespace: 'debian:distro:debian:12',
    severity,
    urls: [`https://example.org/${id}`],
    description: 'For tests only.',
    cvss: [],
    fix: fixed ? { state: 'fixed', versions: [fixed] } : { state: 'wont-fix', versions: [] },
  },
  relatedVulnerabilities: [],
  artifact: {
    name,
    version: '1.0',
    type: 'deb',
    purl: `pkg:deb/debian/${name}@1.0`,
    locations: [{ path: '/var/lib/dpkg/status', layerID: LAYER }],
  },
});

export const grypeReport = ({ digest = SCANNED_DIGEST } = {}) => ({
  matches: [
    grypeMatch('CVE-2026-0001', 'openssl', 'Critical', '1.1'),
    grypeMatch('CVE-2026-0002', 'openssl', 'Negligible', null),
    grypeMatch('CVE-2026-0001', 'zlib', 'High', '1.3'),
  ],
  source: {
    type: 'image',
    target: {
      userInput: 'alice/demo:1.0',
      manifestDigest: digest,
      layers: [{ digest: LAYER }],
      os: 'linux',
      architecture: 'amd64',
    },
  },
  distro: { name: 'debian', version: '12' },
  descriptor: {
    name: 'grype',
    version: '0.96.0',
    timestamp: '2026-10-01T10:00:00Z',
    db: { built: '2026-09-30T01:00:00Z' },
  },
});

export const cycloneDxReport = ({ digest = SCANNED_DIGEST } = {}) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    timestamp: '2026-10-01T10:00:00Z',
    tools: { components: [{ name: 'trivy', version: '0.69.1' }] },
    component: {
      type: 'container',
      name: 'alice/demo',
      properties: [{ name: 'aquasecurity:trivy:RepoDigest', value: `alice/demo@${digest}` }],
    },
  },
  components: ['openssl', 'zlib'].map((name) => ({
    'bom-ref': name,
    type: 'library',
    name,
    version: '1.0',
    purl: `pkg:deb/debian/${name}@1.0`,
    properties: [{ name: 'aquasecurity:trivy:LayerDiffID', value: LAYER }],
  })),
  vulnerabilities: [
    {
      id: 'CVE-2026-0001',
      source: { name: 'debian' },
      ratings: [
        { source: { name: 'nvd' }, severity: 'critical', method: 'CVSSv31', score: 9.8 },
        { source: { name: 'debian' }, severity: 'high' },
      ],
      recommendation: 'Upgrade openssl to version 1.1; Upgrade zlib to version 1.3',
      affects: [{ ref: 'openssl' }, { ref: 'zlib' }],
    },
    { id: 'CVE-2026-0002', ratings: [{ severity: 'medium' }], affects: [{ ref: 'openssl' }] },
  ],
});

const sarifLines = (name: string, severity: string, fixed: string) =>
  `Package: ${name}\nInstalled Version: 1.0\nVulnerability CVE-2026-0001\nSeverity: ${severity}\nFixed Version: ${fixed}\nLink: [CVE-2026-0001](https://example.org/CVE-2026-0001)`;

export const sarifReport = ({ digest = SCANNED_DIGEST } = {}) => ({
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Trivy',
          version: '0.69.1',
          rules: [{ id: 'CVE-2026-0001', shortDescription: { text: 'a made-up flaw' } }],
        },
      },
      results: [
        { ruleId: 'CVE-2026-0001', ruleIndex: 0, message: { text: sarifLines('openssl', 'CRITICAL', '1.1') } },
        { ruleId: 'CVE-2026-0001', ruleIndex: 0, message: { text: sarifLines('zlib', 'HIGH', '') } },
      ],
      properties: { imageName: 'alice/demo', repoDigests: [`alice/demo@${digest}`] },
    },
  ],
});

export const harborReport = ({ digest = SCANNED_DIGEST } = {}) => ({
  generated_at: '2026-10-01T10:00:00Z',
  artifact: { repository: 'alice/demo', digest },
  scanner: { name: 'Trivy', vendor: 'Aqua Security', version: '0.69.1' },
  severity: 'Critical',
  vulnerabilities: [
    {
      id: 'CVE-2026-0001',
      package: 'openssl',
      version: '1.0',
      fix_version: '1.1',
      severity: 'Critical',
      links: ['https://example.org/1'],
    },
    { id: 'CVE-2026-0002', package: 'openssl', version: '1.0', severity: 'Negligible', layer: { diff_id: LAYER } },
  ],
});

export const clairReport = ({ digest = SCANNED_DIGEST } = {}) => ({
  manifest_hash: digest,
  packages: { '1': { name: 'openssl', version: '1.0', kind: 'binary' }, '2': { name: 'bash', version: '5.2' } },
  distributions: {},
  environments: { '1': [{ package_db: 'var/lib/dpkg/status', introduced_in: LAYER }] },
  vulnerabilities: {
    '7': {
      name: 'CVE-2026-0001',
      normalized_severity: 'High',
      fixed_in_version: '1.1',
      links: 'https://example.org/1 https://example.org/2',
    },
    '8': { name: 'CVE-2026-0002', normalized_severity: 'Negligible', fixed_in_version: '' },
  },
  package_vulnerabilities: { '1': ['7', '8'] },
});

/** One of each format. */
export const REPORT_BUILDERS = {
  clair: clairReport,
  cyclonedx: cycloneDxReport,
  grype: grypeReport,
  harbor: harborReport,
  sarif: sarifReport,
  trivy: trivyReport,
} as const;
