import { compareVersions, type VersionScheme, versionScheme } from '@/lib/scans/compare-versions';

/** A critical or high finding that a version is known to fix. */
export type FixableFinding = {
  id: string;
  severity: 'critical' | 'high';
  fixedVersions: readonly string[];
  component: { name: string; version: string; purl: string | null; type: string | null; source: string | null };
};

export type Upgrade = {
  /** The source package where it is known, else the component */
  name: string;
  /** Components that the upgrade replaces */
  components: string[];
  version: string;
  /** The lowest known version that fixes all; null where they cannot be put in an order, or are too many */
  upgradeTo: string | null;
  /** Without one such version: what fixes each */
  alternatives: { id: string; versions: string[] }[];
  critical: number;
  high: number;
  /** Distinct vulnerabilities that it clears */
  ids: string[];
};

const purlType = (purl: string | null): string | undefined => /^pkg:([^/]+)\//.exec(purl ?? '')?.[1];
const purlName = (purl: string | null): string | undefined =>
  /^pkg:([^?#]+?)(?:@[^@/?#]*)?(?:[?#].*)?$/.exec(purl ?? '')?.[1];

/** What is upgraded in one step: all components built from one source in one version. */
const upgradeKey = ({ name, version, purl, type, source }: FixableFinding['component']): string =>
  JSON.stringify(source ? [purlType(purl) ?? type, source, version] : [purlName(purl) ?? `${type}/${name}`, version]);

/** Of a list for several branches (5.2.4.3, 6.0.3.1) a version may be greater than one and still not be fixed. */
function isFixedIn(scheme: VersionScheme, version: string, fixes: readonly string[]): boolean {
  const reached = fixes.filter((fix) => (compareVersions(scheme, version, fix) ?? -1) >= 0);
  const branch = (text: string) => text.split('.').slice(0, -1).join('.');
  return (
    reached.length === fixes.length ||
    reached.some((fix) => fix === version || (fix.includes('.') && branch(fix) === branch(version)))
  );
}

/** Comparisons of a whole plan: far more than a real report takes, and soon done. */
const MOST_COMPARISONS = 1_000_000;
/** What sorting takes for each of many. */
const PER_SORTED = 20;
type Budget = { comparisons: number };

function lowestThatFixes(
  scheme: VersionScheme,
  installed: string,
  findings: readonly FixableFinding[],
  budget: Budget,
): string | null {
  const lists = [...new Map(findings.map(({ fixedVersions }) => [fixedVersions.join('\n'), fixedVersions])).values()];
  const candidates = [...new Set(lists.flat())];
  if (![installed, ...candidates].every((one) => compareVersions(scheme, one, '0') !== null)) {
    // One and the same word needs no order.
    const [only, ...others] = candidates;
    return only !== undefined && only !== installed && others.length === 0 ? only : null;
  }
  budget.comparisons -= candidates.length * PER_SORTED;
  if (budget.comparisons < 0) return null;
  const newer = candidates
    .filter((version) => (compareVersions(scheme, version, installed) ?? 0) > 0)
    .sort((a, b) => compareVersions(scheme, a, b) ?? 0);
  const width = lists.reduce((sum, { length }) => sum + length, 0);
  for (const version of newer) {
    budget.comparisons -= width;
    if (budget.comparisons < 0) return null;
    if (lists.every((fixes) => isFixedIn(scheme, version, fixes))) return version;
  }
  return null;
}

/** What fixes each vulnerability. */
function alternativesOf(findings: readonly FixableFinding[]): Upgrade['alternatives'] {
  const versions = new Map<string, Set<string>>();
  for (const { id, fixedVersions } of findings) {
    const known = versions.get(id) ?? new Set();
    for (const version of fixedVersions) known.add(version);
    versions.set(id, known);
  }
  return [...versions].map(([id, fixes]) => ({ id, versions: [...fixes] }));
}

function toUpgrade(findings: readonly FixableFinding[], budget: Budget): Upgrade | undefined {
  const [first] = findings;
  if (!first) return undefined;
  const { name, version, purl, type, source } = first.component;
  const upgradeTo = lowestThatFixes(versionScheme(purlType(purl) ?? type), version, findings, budget);
  const ids = [...new Set(findings.map(({ id }) => id))];
  return {
    name: source ?? name,
    components: [...new Set(findings.map(({ component }) => component.name))].sort(),
    version,
    upgradeTo,
    alternatives: upgradeTo === null ? alternativesOf(findings) : [],
    critical: findings.filter(({ severity }) => severity === 'critical').length,
    high: findings.filter(({ severity }) => severity === 'high').length,
    ids,
  };
}

/**
 * The fewest upgrades that clear every critical and high finding that has a fix, the one that clears most first. Each
 * finding is cleared by exactly one. A fix of a version that cannot be ordered is never guessed: its alternatives are listed.
 */
export function fixPlan(findings: readonly FixableFinding[]): Upgrade[] {
  const budget: Budget = { comparisons: MOST_COMPARISONS };
  const groups = new Map<string, FixableFinding[]>();
  for (const finding of findings) {
    if (finding.fixedVersions.length === 0) continue;
    const key = upgradeKey(finding.component);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .flatMap((group) => toUpgrade(group, budget) ?? [])
    .sort(
      (a, b) =>
        b.critical - a.critical ||
        b.high - a.high ||
        a.name.localeCompare(b.name, 'en') ||
        (a.version < b.version ? -1 : 1),
    );
}
