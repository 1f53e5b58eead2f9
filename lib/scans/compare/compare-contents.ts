import { SEVERITIES, type Severity, severityRank } from '@/lib/scans/severity';

export type ComparedComponent = { name: string; version: string; purl: string | null; type: string | null };
export type ComparedVulnerability = { id: string; severity: Severity };

/** What a component is, whatever its version: its package URL up to there, else type and name. */
export function componentIdentity({ name, purl, type }: ComparedComponent): string {
  const base = /^(pkg:[^?#]+?)(?:@[^@/?#]*)?(?:[?#].*)?$/.exec(purl ?? '')?.[1];
  return base ?? `${type ?? ''}/${name}`;
}

type Known = { name: string; type: string | null; versions: string[] };

function byIdentity(components: readonly ComparedComponent[]): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const component of components) {
    const identity = componentIdentity(component);
    const before = known.get(identity);
    if (!before) known.set(identity, { name: component.name, type: component.type, versions: [component.version] });
    else if (!before.versions.includes(component.version)) before.versions.push(component.version);
  }
  for (const { versions } of known.values()) versions.sort();
  return known;
}

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'en');

/** Components of two images by their identity: what only the second has, only the first, and both in other versions. */
export function compareComponents(from: readonly ComparedComponent[], to: readonly ComparedComponent[]) {
  const [before, after] = [byIdentity(from), byIdentity(to)];
  const only = (of: Map<string, Known>, other: Map<string, Known>) =>
    [...of].flatMap(([identity, known]) => (other.has(identity) ? [] : [known])).sort(byName);
  const changed = [...before].flatMap(([identity, { name, type, versions }]) => {
    const now = after.get(identity);
    const isSame = !now || now.versions.join('\n') === versions.join('\n');
    return isSame ? [] : [{ name, type, from: versions, to: now.versions }];
  });
  return { added: only(after, before), removed: only(before, after), changed: changed.sort(byName) };
}

/** Vulnerabilities of two images by id: what only the second has, only the first, and how many both. */
export function compareVulnerabilities(from: readonly ComparedVulnerability[], to: readonly ComparedVulnerability[]) {
  const worst = (list: readonly ComparedVulnerability[]) => {
    const known = new Map<string, Severity>();
    for (const { id, severity } of list)
      known.set(id, SEVERITIES[Math.min(severityRank(severity), severityRank(known.get(id) ?? 'unknown'))] ?? severity);
    return known;
  };
  const [before, after] = [worst(from), worst(to)];
  const only = (of: Map<string, Severity>, other: Map<string, Severity>) =>
    [...of]
      .flatMap(([id, severity]) => (other.has(id) ? [] : [{ id, severity }]))
      .sort((a, b) => severityRank(a.severity) - severityRank(b.severity) || (a.id < b.id ? -1 : 1));
  const kept = [...before.keys()].filter((id) => after.has(id)).length;
  return { gained: only(after, before), lost: only(before, after), kept };
}
