import { createHash } from 'node:crypto';

type Shape = {
  findings: number;
  /** Another seed is another image; two reports of one seed are the same, byte for byte. */
  seed: number;
  /** About how long an entry is: 2,600 in what Trivy writes by default, less where descriptions are short */
  entryBytes: number;
};

const LAYERS = 14;
const FINDINGS_OF_COMPONENT = 12;
const FINDINGS_OF_VULNERABILITY = 9;
const COMPONENTS_OF_SOURCE = 4;
const CLEAN_COMPONENTS = 0.6;
const PACKAGE_WORDS = ['lib', 'openssl', 'python3', 'gcc', 'perl', 'systemd', 'glibc', 'curl', 'krb5', 'util-linux'];
const WORDS =
  'a heap buffer overflow was found in the parser of certificates which lets a remote attacker cause denial of service or possibly execute arbitrary code when a crafted request is processed by an affected version of the library before'.split(
    ' ',
  );
const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;
/** How often each comes, of a hundred, as in scans of large images with old packages. */
const SHARES = [3, 19, 47, 29, 2];
const STATUSES = ['affected', 'will_not_fix', 'fix_deferred', 'end_of_life', 'under_investigation'];

/** Numbers from 0 to 1 that look like chance and are the same for each seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const digest = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The diff id of one of the layers that a report of a seed names. */
export const layerOf = (seed: number, place: number): string => digest(`layer ${place < 6 ? 'base' : seed} ${place}`);

function sentence(random: () => number, length: number): string {
  const start = Math.floor(random() * WORDS.length);
  let text = '';
  for (let at = start; text.length < length; at += 1) text += `${WORDS[(at * 7 + start) % WORDS.length]} `;
  return text.slice(0, length).trimEnd();
}

function severityOf(random: () => number): string {
  let left = random() * 100;
  const place = SHARES.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return SEVERITIES[place] ?? 'UNKNOWN';
}

/** What is said of a vulnerability wherever it is found: the same in every report that names it. */
function vulnerability(number: number, textBytes: number) {
  const random = randomOf(number + 1);
  const id = `CVE-${2014 + (number % 13)}-${10_000 + number}`;
  const score = Math.round((3 + random() * 6.8) * 10) / 10;
  const references = Math.max(1, Math.floor(textBytes / 160));
  return {
    id,
    severity: severityOf(random),
    fixed: random() < 0.55,
    status: STATUSES[Math.floor(random() * STATUSES.length)] ?? 'affected',
    text: {
      PrimaryURL: `https://avd.aquasec.com/nvd/${id.toLowerCase()}`,
      Title: sentence(random, 60),
      Description: sentence(random, Math.max(40, Math.floor(textBytes * 0.5))),
      CweIDs: [`CWE-${20 + Math.floor(random() * 900)}`],
      VendorSeverity: { debian: 1 + Math.floor(random() * 4), nvd: 1 + Math.floor(random() * 4) },
      CVSS: { nvd: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', V3Score: score } },
      References: Array.from({ length: references }, (_, at) => `https://lists.example.org/${id}/${at}/announcement`),
    },
  };
}

function component(seed: number, place: number) {
  const source = Math.floor(place / COMPONENTS_OF_SOURCE);
  const word = PACKAGE_WORDS[source % PACKAGE_WORDS.length];
  const name = `${word}-${source}${place % COMPONENTS_OF_SOURCE === 0 ? '' : `-part${place % COMPONENTS_OF_SOURCE}`}`;
  const branch = `1.${source % 40}`;
  const version = `${branch}.${seed % 7}-${1 + (source % 5)}`;
  return { name, version, branch, source: `${word}-${source}`, purl: `pkg:deb/debian/${name}@${version}?arch=amd64` };
}

/** The part of an entry that grows with no text. */
const FIXED_BYTES = 700;

/**
 * Trivy's JSON (schema version 2) of a made-up image, piece by piece: layers of which the lower ones are shared by all
 * seeds, several packages of a source, and vulnerabilities that are in many packages.
 */
export function* generatedReport({ findings, seed, entryBytes }: Shape): Generator<string> {
  const textBytes = Math.max(60, entryBytes - FIXED_BYTES);
  const components = Math.max(1, Math.round(findings / FINDINGS_OF_COMPONENT));
  const vulnerabilities = Math.max(1, Math.round(findings / FINDINGS_OF_VULNERABILITY));
  const all = components + Math.round(components * CLEAN_COMPONENTS);
  const layer = (place: number) => ({ DiffID: layerOf(seed, place % LAYERS) });
  const head = {
    SchemaVersion: 2,
    CreatedAt: '2026-10-01T10:00:00Z',
    ArtifactName: `registry.example.org/bench:${seed}`,
    ArtifactType: 'container_image',
    Trivy: { Version: '0.69.1' },
    Metadata: {
      OS: { Family: 'debian', Name: '12.5' },
      DiffIDs: Array.from({ length: LAYERS }, (_, place) => layerOf(seed, place)),
      ImageConfig: { os: 'linux', architecture: 'amd64' },
    },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"Results":[{"Target":"bench","Class":"os-pkgs","Type":"debian","Packages":[`;
  for (let place = 0; place < all; place += 1) {
    const { name, version, source, purl } = component(seed, place);
    const entry = { Name: name, Version: version, SrcName: source, Identifier: { PURL: purl }, Layer: layer(place) };
    yield `${place === 0 ? '' : ','}${JSON.stringify(entry)}`;
  }
  yield '],"Vulnerabilities":[';
  // Neighbouring seeds share nine vulnerabilities of ten, as the tags of one repository do.
  const shift = Math.floor((seed % 10) * 0.1 * vulnerabilities);
  for (let place = 0; place < findings; place += 1) {
    const at = place % components;
    const { name, version, branch, source, purl } = component(seed, at);
    const round = Math.floor(place / components);
    const { id, severity, fixed, status, text } = vulnerability(
      shift + ((at * 31 + round * 97) % vulnerabilities),
      textBytes,
    );
    const entry = {
      VulnerabilityID: id,
      PkgID: `${name}@${version}`,
      PkgName: name,
      PkgPath: round % 4 === 0 ? `usr/lib/${source}/${name}.so` : undefined,
      PkgIdentifier: { PURL: purl },
      InstalledVersion: version,
      ...(fixed ? { FixedVersion: `${branch}.${9 + (round % 4)}-1`, Status: 'fixed' } : { Status: status }),
      Layer: layer(at),
      SeveritySource: 'debian',
      Severity: severity,
      ...text,
    };
    yield `${place === 0 ? '' : ','}${JSON.stringify(entry)}`;
  }
  yield ']}]}';
}
