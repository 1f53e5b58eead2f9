import { DISTRIBUTIONS, type Distribution, type DistributionFamily } from '@/lib/tags/distributions';

/**
 * `lts`: regular updates have ended, free long-term ones have not. `ended`: neither. `development`: not released
 * yet. `rolling`: has no releases. `unknown`: the release or its date is not known here.
 */
export type DistributionStatus = 'supported' | 'lts' | 'ended' | 'rolling' | 'development' | 'unknown';

/** Words that name a family, alone or before its version, as in `oraclelinux9` or `alpine-3.23`. */
const FAMILY_WORDS: Readonly<Record<string, DistributionFamily>> = {
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  alpine: 'Alpine Linux',
  ltsc: 'Windows Server',
  oraclelinux: 'Oracle Linux',
  oracle: 'Oracle Linux',
  ol: 'Oracle Linux',
  amazonlinux: 'Amazon Linux',
  al: 'Amazon Linux',
  ubi: 'Red Hat UBI',
  rhel: 'Red Hat UBI',
  rockylinux: 'Rocky Linux',
  rocky: 'Rocky Linux',
  almalinux: 'AlmaLinux',
  centos: 'CentOS',
  fedora: 'Fedora',
  opensuse: 'openSUSE',
  leap: 'openSUSE',
  photon: 'Photon OS',
};

// The build of Windows Server 2019 and 2016, used as the name of their container images before `ltsc…` was.
const WINDOWS_BUILDS: Readonly<Record<string, string>> = { '1809': '2019', '1607': '2016' };

const OWN_FAMILY: Readonly<Record<string, DistributionFamily>> = {
  alpine: 'Alpine Linux',
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  fedora: 'Fedora',
  centos: 'CentOS',
  rockylinux: 'Rocky Linux',
  'rockylinux/rockylinux': 'Rocky Linux',
  almalinux: 'AlmaLinux',
  amazonlinux: 'Amazon Linux',
  oraclelinux: 'Oracle Linux',
  photon: 'Photon OS',
  mageia: 'Mageia',
  alt: 'ALT Linux',
  'opensuse/leap': 'openSUSE',
  'opensuse/tumbleweed': 'openSUSE',
};

const byVersion = new Map(DISTRIBUTIONS.map((one) => [`${one.family} ${one.version}`, one]));
const byName = new Map(DISTRIBUTIONS.flatMap((one) => (one.codeName ? [[one.codeName, one]] : [])));

/** Which distribution a repository *is* (`alpine`, `library/debian`); undefined for everything built on one. */
export const ownFamily = (repository: string): DistributionFamily | undefined =>
  OWN_FAMILY[repository.replace(/^library\//, '')];

/** Repositories that are not a distribution, but count their tags by the releases of those they are built on. */
const COUNTS_BASES: readonly string[] = ['buildpack-deps', 'neurodebian'];

/** A tag of these names a release and moves with its updates, not from one release to the next. */
export const isNamedByRelease = (repository: string): boolean =>
  ownFamily(repository) !== undefined || COUNTS_BASES.includes(repository.replace(/^library\//, ''));

export const familyOfWord = (word: string): DistributionFamily | undefined =>
  Object.hasOwn(FAMILY_WORDS, word) ? FAMILY_WORDS[word] : undefined;

/** A release by its family and version; a longer version finds its release, as 3.23.5 finds Alpine 3.23. */
export function findRelease(family: DistributionFamily, version: string): Distribution | undefined {
  const exact = byVersion.get(`${family} ${version}`);
  if (exact || !/^\d+(?:\.\d+)+$/.test(version)) return exact;
  const numbers = version.split('.');
  for (let length = numbers.length; length > 0; length--) {
    const found = byVersion.get(`${family} ${numbers.slice(0, length).join('.')}`);
    if (found) return found;
  }
  return undefined;
}

/** What a word of a tag says of the base: `bookworm`, `alpine3.23`, `ubi9-…`, `ltsc2022`, `1809`. Lower case. */
export function findDistribution(word: string): Distribution | undefined {
  const named = byName.get(word);
  if (named) return named;
  const build = Object.hasOwn(WINDOWS_BUILDS, word) ? WINDOWS_BUILDS[word] : undefined;
  if (build) return findRelease('Windows Server', build);
  const [, name, version] = /^([a-z]+?)-?(\d[\d.]*)$/.exec(word) ?? [];
  const family = name ? familyOfWord(name) : undefined;
  return family && version ? findRelease(family, version) : undefined;
}

/** Whether a release still gets free updates on the day of `now` (UTC). */
export function distributionStatus(distribution: Distribution | null, now: Date): DistributionStatus {
  if (!distribution) return 'unknown';
  if (distribution.stage) return distribution.stage;
  if (!distribution.endOfLife) return 'unknown';
  const today = now.toISOString().slice(0, 10);
  if (today <= distribution.endOfLife) return 'supported';
  return distribution.endOfLifeLts && today <= distribution.endOfLifeLts ? 'lts' : 'ended';
}
