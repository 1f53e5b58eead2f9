/** What a base distribution is called on its publisher's own pages. */
export type DistributionFamily =
  | 'Debian'
  | 'Ubuntu'
  | 'Alpine Linux'
  | 'Windows Server'
  | 'Oracle Linux'
  | 'Amazon Linux'
  | 'Red Hat UBI'
  | 'Rocky Linux'
  | 'AlmaLinux'
  | 'CentOS'
  | 'CentOS Stream'
  | 'Fedora'
  | 'openSUSE'
  | 'Photon OS'
  | 'Mageia'
  | 'ALT Linux';

/** One release of a distribution that images are built on. Dates are calendar days (YYYY-MM-DD), that day included. */
export type Distribution = {
  readonly family: DistributionFamily;
  readonly version: string;
  /** As tags write it; the release's first name, in lower case. */
  readonly codeName?: string;
  /** Last day of free, regular security updates; null: not announced, or there is none (see `stage`). */
  readonly endOfLife: string | null;
  /** Last day of the free long-term updates that follow, as Debian LTS. Paid extensions are not counted. */
  readonly endOfLifeLts?: string;
  /** `rolling`: never released, changes for ever. `development`: will be released, is not yet. */
  readonly stage?: 'rolling' | 'development';
  /** Where the publisher states the date or the policy. */
  readonly source: string;
};

type Row = readonly [version: string, endOfLife: string | null, codeName?: string, endOfLifeLts?: string];

const table = (family: DistributionFamily, source: string, rows: readonly Row[]): Distribution[] =>
  rows.map(([version, endOfLife, codeName, endOfLifeLts]) => ({
    family,
    version,
    endOfLife,
    source,
    ...(codeName ? { codeName } : {}),
    ...(endOfLifeLts ? { endOfLifeLts } : {}),
  }));

const staged = (
  family: DistributionFamily,
  stage: 'rolling' | 'development',
  source: string,
  rows: readonly (readonly [version: string, codeName?: string])[],
): Distribution[] =>
  table(
    family,
    source,
    rows.map(([v, name]) => [v, null, name]),
  ).map((row) => ({ ...row, stage }));

const DEBIAN = 'https://wiki.debian.org/DebianReleases';
// Kept by Debian and Ubuntu developers; it is what `distro-info` prints on both.
const UBUNTU = 'https://salsa.debian.org/debian/distro-info-data';
const ALPINE = 'https://alpinelinux.org/releases/';
const WINDOWS = 'https://learn.microsoft.com/virtualization/windowscontainers/deploy-containers/base-image-lifecycle';
const FEDORA = 'https://docs.fedoraproject.org/en-US/releases/lifecycle/';
const CENTOS = 'https://www.centos.org/centos-linux-eol/';

/** Releases that occur as words of tags, as known in November 2026. Ask `findDistribution` instead of searching it. */
export const DISTRIBUTIONS: readonly Distribution[] = [
  ...table('Debian', DEBIAN, [
    ['8', '2018-06-17', 'jessie', '2020-06-30'],
    ['9', '2020-07-18', 'stretch', '2022-06-30'],
    ['10', '2022-09-10', 'buster', '2024-06-30'],
    ['11', '2024-08-14', 'bullseye', '2026-08-31'],
    ['12', '2026-07-11', 'bookworm', '2028-06-30'],
    ['13', '2028-08-09', 'trixie', '2030-06-30'],
  ]),
  ...staged('Debian', 'development', DEBIAN, [['14', 'forky']]),
  ...staged('Debian', 'rolling', DEBIAN, [
    ['unstable', 'sid'],
    ['experimental', 'rc-buggy'],
  ]),
  ...table('Ubuntu', UBUNTU, [
    ['14.04', '2019-04-25', 'trusty'],
    ['16.04', '2021-04-30', 'xenial'],
    ['18.04', '2023-05-31', 'bionic'],
    ['20.04', '2025-05-29', 'focal'],
    ['22.04', '2027-06-01', 'jammy'],
    ['22.10', '2023-07-20', 'kinetic'],
    ['23.04', '2024-01-25', 'lunar'],
    ['23.10', '2024-07-11', 'mantic'],
    ['24.04', '2029-05-31', 'noble'],
    ['24.10', '2025-07-10', 'oracular'],
    ['25.04', '2026-01-15', 'plucky'],
    ['25.10', '2026-07-09', 'questing'],
    ['26.04', '2031-05-29', 'resolute'],
    ['26.10', '2027-07-15', 'stonking'],
  ]),
  ...table('Alpine Linux', ALPINE, [
    ['3.10', '2021-05-01'],
    ['3.11', '2021-11-01'],
    ['3.12', '2022-05-01'],
    ['3.13', '2022-11-01'],
    ['3.14', '2023-05-01'],
    ['3.15', '2023-11-01'],
    ['3.16', '2024-05-23'],
    ['3.17', '2024-11-22'],
    ['3.18', '2025-05-09'],
    ['3.19', '2025-11-01'],
    ['3.20', '2026-04-01'],
    ['3.21', '2026-11-01'],
    ['3.22', '2027-05-01'],
    ['3.23', '2027-11-01'],
    ['3.24', '2028-06-01'],
  ]),
  ...staged('Alpine Linux', 'rolling', ALPINE, [['edge']]),
  // End of extended support. For 2025 the page on the server product gives a day a month later than the one on containers.
  ...table('Windows Server', WINDOWS, [
    ['2016', '2027-01-12', 'ltsc2016'],
    ['2019', '2029-01-09', 'ltsc2019'],
    ['2022', '2031-10-14', 'ltsc2022'],
    ['2025', '2034-10-10', 'ltsc2025'],
  ]),
  // Premier support. The day for 10 is not in a source that we could read.
  ...table('Oracle Linux', 'https://www.oracle.com/a/ocom/docs/elsp-lifetime-069338.pdf', [
    ['7', '2024-12-31'],
    ['8', '2029-07-31'],
    ['9', '2032-06-30'],
    ['10', null],
  ]),
  ...table('Amazon Linux', 'https://aws.amazon.com/amazon-linux-2/faqs/', [['2', '2026-06-30']]),
  ...table('Amazon Linux', 'https://aws.amazon.com/linux/amazon-linux-2023/faqs/', [['2023', '2029-06-30']]),
  // End of maintenance support of the Red Hat Enterprise Linux release that the base image is cut from.
  ...table('Red Hat UBI', 'https://access.redhat.com/support/policy/updates/errata', [
    ['7', '2024-06-30'],
    ['8', '2029-05-31'],
    ['9', '2032-05-31'],
    ['10', '2035-05-31'],
  ]),
  ...table('Rocky Linux', 'https://wiki.rockylinux.org/rocky/version/', [
    ['8', '2029-05-31'],
    ['9', '2032-05-31'],
    ['10', '2035-05-31'],
  ]),
  ...table('AlmaLinux', 'https://wiki.almalinux.org/release-notes/', [
    ['8', '2029-05-31'],
    ['9', '2032-05-31'],
    ['10', '2035-05-31'],
  ]),
  ...staged('AlmaLinux', 'rolling', 'https://wiki.almalinux.org/release-notes/', [['10-kitten']]),
  ...table('CentOS', CENTOS, [
    ['6', '2020-11-30'],
    ['7', '2024-06-30'],
    ['8', '2021-12-31'],
  ]),
  ...table('CentOS Stream', CENTOS, [['8', '2024-05-31']]),
  ...table('CentOS Stream', 'https://centos.org/stream9/', [['9', '2027-05-31']]),
  ...table('CentOS Stream', 'https://blog.centos.org/2024/12/introducing-centos-stream-10/', [['10', '2030-05-31']]),
  ...table('Fedora', FEDORA, [
    ['41', '2025-12-15'],
    ['42', '2026-05-27'],
    ['43', '2026-12-09'],
    ['44', '2027-06-02'],
    // Its days are not in a source that we could read.
    ['45', null],
  ]),
  ...staged('Fedora', 'rolling', FEDORA, [['rawhide']]),
  ...table('openSUSE', 'https://en.opensuse.org/Lifetime', [
    ['15.5', '2024-12-31'],
    ['15.6', '2026-04-30'],
    ['16.0', '2027-10-31'],
  ]),
  ...staged('openSUSE', 'rolling', 'https://en.opensuse.org/Portal:Tumbleweed', [['tumbleweed']]),
  // The project publishes no end dates of its own.
  ...table('Photon OS', 'https://vmware.github.io/photon/', [
    ['3.0', null],
    ['4.0', null],
    ['5.0', null],
  ]),
  ...table('Mageia', 'https://www.mageia.org/support/', [
    ['8', '2023-11-30'],
    ['9', '2026-09-29'],
    ['10', '2028-03-31'],
  ]),
  ...staged('Mageia', 'rolling', 'https://www.mageia.org/support/', [['cauldron']]),
  // The publisher's dates were not at hand.
  ...table('ALT Linux', 'https://www.altlinux.org/Branches', [
    ['p10', null],
    ['p11', null],
  ]),
  ...staged('ALT Linux', 'rolling', 'https://www.altlinux.org/Sisyphus', [['sisyphus']]),
];
