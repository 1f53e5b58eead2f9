/** Longer than what is said of all packages of an image. */
const LONGEST_TEXT = 200_000;
const MOST_VERSIONS = 50;

const bareName = (name: string): string => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);

/**
 * The versions that a recommendation names for a component, as Trivy writes it in CycloneDX: `Upgrade libssl1.1 to
 * version 1.1.1d-r0; Upgrade …`. Read once, since thousands of components may be affected.
 */
export function recommendedVersions(recommendation: string | null | undefined): (name: string) => readonly string[] {
  const byName = new Map<string, string[]>();
  const byBareName = new Map<string, string[]>();
  const text = (recommendation ?? '').slice(0, LONGEST_TEXT);
  for (const [, subject = '', versions = ''] of text.matchAll(/Upgrade (\S+) to version ([^;]+)/g)) {
    const named = versions.split(',', MOST_VERSIONS).map((version) => version.trim());
    for (const [map, key] of [[byName, subject] as const, [byBareName, bareName(subject)] as const]) {
      const known = map.get(key) ?? [];
      known.push(...named.slice(0, MOST_VERSIONS - known.length));
      map.set(key, known);
    }
  }
  return (name) => byName.get(name) ?? byBareName.get(bareName(name)) ?? [];
}
