/** Ways in which versions are ordered; what fits none is not compared. */
export type VersionScheme = 'deb' | 'rpm' | 'apk' | 'language';

const DEB = /^(?:deb|dpkg|debian|ubuntu|debian-distro)$/;
const RPM =
  /^(?:rpm|redhat|rhel|centos|rocky|alma|almalinux|amazon|oracle|fedora|suse|sles|suse linux.*|opensuse.*|photon|azurelinux|cbl-mariner|mariner)$/;
const APK = /^(?:apk|alpine|wolfi|chainguard|minimos)$/;

/** The scheme of a package type, as package URLs or scanners call it. */
export function versionScheme(type: string | null): VersionScheme {
  const lower = (type ?? '').toLowerCase();
  if (DEB.test(lower)) return 'deb';
  if (RPM.test(lower)) return 'rpm';
  return APK.test(lower) ? 'apk' : 'language';
}

/** Without leading zeros, so that numbers of any length compare. */
function compareDigits(a: string, b: string): number {
  const [one, other] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}

/** deb-version(7): `~` before the end, letters before all else. */
const debOrder = (char: string | undefined): number => {
  if (char === '~') return -1;
  if (char === undefined || /\d/.test(char)) return 0;
  return /[a-z]/i.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256;
};

function compareDebPart(a: string, b: string): number {
  const [ours, theirs] = [a.match(/\d+|\D/g) ?? [], b.match(/\d+|\D/g) ?? []];
  for (let one = 0, other = 0; one < ours.length || other < theirs.length; ) {
    const [left, right] = [ours[one], theirs[other]];
    const areDigits = [left, right].map((text) => text !== undefined && /^\d/.test(text));
    // Where one has a number and the other has nothing more of this kind, that is a zero.
    if (areDigits.some(Boolean) && [left, right].every((text) => text === undefined || /^\d/.test(text))) {
      const order = compareDigits(left ?? '0', right ?? '0');
      if (order !== 0) return order;
      one += 1;
      other += 1;
      continue;
    }
    const order = debOrder(left) - debOrder(right);
    if (order !== 0) return order;
    one += areDigits[0] ? 0 : 1;
    other += areDigits[1] ? 0 : 1;
  }
  return 0;
}

/** rpmvercmp: runs of digits and of letters; `~` before the end, `^` after it. */
function compareRpmPart(a: string, b: string): number {
  const split = (text: string) => text.match(/\d+|[a-z]+|[~^]/gi) ?? [];
  const [ours, theirs] = [split(a), split(b)];
  const rank = (text: string | undefined): number => {
    if (text === '~') return 0;
    if (text === undefined) return 1;
    if (text === '^') return 2;
    return /^\d/.test(text) ? 4 : 3;
  };
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const [left, right] = [ours[index], theirs[index]];
    const order = rank(left) - rank(right);
    if (order !== 0) return order;
    if (left === undefined || right === undefined || left === right) continue;
    const within = /^\d/.test(left) ? compareDigits(left, right) : left < right ? -1 : 1;
    if (within !== 0) return within;
  }
  return 0;
}

const EPOCH = /^(?:(\d+):)?(\d[A-Za-z0-9.+~^_:-]*?)(?:-([A-Za-z0-9.+~^_]+))?$/;

function compareWithEpoch(a: string, b: string, part: (a: string, b: string) => number): number | null {
  const [ours, theirs] = [EPOCH.exec(a), EPOCH.exec(b)];
  if (!ours || !theirs) return null;
  const [, epoch = '0', version = '', revision = ''] = ours;
  const [, otherEpoch = '0', otherVersion = '', otherRevision = ''] = theirs;
  return compareDigits(epoch, otherEpoch) || part(version, otherVersion) || part(revision, otherRevision);
}

const APK_VERSION = /^(\d+(?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:-r(\d+))?$/;
const SUFFIXES: readonly string[] = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];

function compareNumbers(a: string, b: string): number {
  const [ours, theirs] = [a.split('.'), b.split('.')];
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const order = compareDigits(ours[index] ?? '0', theirs[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

const suffixOrder = (text: string | undefined): [rank: number, number: string] => {
  const [, word = '', number = '0'] = /^([a-z]*)(\d*)$/.exec(text ?? '') ?? [];
  return [SUFFIXES.indexOf(word), number];
};

function compareApk(a: string, b: string): number | null {
  const [ours, theirs] = [APK_VERSION.exec(a), APK_VERSION.exec(b)];
  if (!ours || !theirs) return null;
  const [, numbers = '', letter = '', suffixes = '', release = '0'] = ours;
  const [, otherNumbers = '', otherLetter = '', otherSuffixes = '', otherRelease = '0'] = theirs;
  const order = compareNumbers(numbers, otherNumbers) || (letter < otherLetter ? -1 : Number(letter > otherLetter));
  if (order !== 0) return order;
  const [left, right] = [suffixes.split('_').slice(1), otherSuffixes.split('_').slice(1)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [[rank, number], [otherRank, otherNumber]] = [suffixOrder(left[index]), suffixOrder(right[index])];
    const within = rank - otherRank || compareDigits(number, otherNumber);
    if (within !== 0) return within;
  }
  return compareDigits(release, otherRelease);
}

/** `1.2.3`, `v1.2.3`, `1.2.3-rc.1`, `2.0b2`, `31.1-jre`; build metadata says nothing of the order (semver.org, §10). */
const LANGUAGE =
  /^v?(\d+(?:\.\d+)*)(?:[.-]?(dev|alpha|a|beta|b|milestone|m|pre|preview|rc|cr|snapshot)[.-]?(\d*(?:\.\d+)*))?(?:[.-](?:final|release|ga|jre\d*|android|incompatible))?(?:\+.*)?$/i;
const STAGES: readonly string[] = [
  'dev',
  'snapshot',
  'a',
  'alpha',
  'b',
  'beta',
  'm',
  'milestone',
  'pre',
  'preview',
  'cr',
  'rc',
];
const RELEASED = STAGES.length;
const SAME: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone', pre: 'preview', cr: 'rc' };

function stageOf(word: string | undefined): number {
  const lower = word?.toLowerCase();
  return lower === undefined ? RELEASED : STAGES.indexOf(SAME[lower] ?? lower);
}

function compareLanguage(a: string, b: string): number | null {
  const [ours, theirs] = [LANGUAGE.exec(a), LANGUAGE.exec(b)];
  if (!ours || !theirs) return null;
  return (
    compareNumbers(ours[1] ?? '', theirs[1] ?? '') ||
    stageOf(ours[2]) - stageOf(theirs[2]) ||
    compareNumbers(ours[3] || '0', theirs[3] || '0')
  );
}

/** Negative, zero or positive as `a` is before, as, or after `b`; null where the two cannot be put in an order. */
export function compareVersions(scheme: VersionScheme, a: string, b: string): number | null {
  if (a === b) return 0;
  switch (scheme) {
    case 'deb':
      return compareWithEpoch(a, b, compareDebPart);
    case 'rpm':
      return compareWithEpoch(a, b, compareRpmPart);
    case 'apk':
      return compareApk(a, b);
    case 'language':
      return compareLanguage(a, b);
  }
}
