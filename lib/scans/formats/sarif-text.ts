/** What Trivy and Grype write into the texts of their SARIF: lines `Package: …`, and a link in Markdown. */
export type SarifFields = {
  vulnerability: string | null;
  package: string | null;
  version: string | null;
  severity: string | null;
  fixedVersion: string | null;
  type: string | null;
  path: string | null;
  link: string | null;
};

/** Longer than what a scanner writes of one result. */
const LONGEST_TEXT = 20_000;
const NOTHING: readonly string[] = ['none', 'n/a', '-'];

function line(text: string, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = new RegExp(`^${name}: ?(.*)$`, 'm').exec(text)?.[1]?.trim();
    if (found && !NOTHING.includes(found.toLowerCase())) return found;
  }
  return null;
}

/** Reads one text; every field that it does not have is null. */
export function sarifFields(whole: string | null | undefined): SarifFields {
  const text = (whole ?? '').slice(0, LONGEST_TEXT);
  return {
    vulnerability: /^Vulnerability:? (\S+)$/m.exec(text)?.[1] ?? null,
    package: line(text, 'Package'),
    version: line(text, 'Installed Version', 'Version'),
    severity: line(text, 'Severity'),
    fixedVersion: line(text, 'Fixed Version', 'Fix Version'),
    type: line(text, 'Type'),
    path: line(text, 'Location'),
    link: /^Link: \[[^\]\n]*\]\(([^)\s]+)\)/m.exec(text)?.[1] ?? null,
  };
}

/** Fields of the first text that has each: a result speaks for itself, its rule for all its results. */
export function firstOf(...read: readonly SarifFields[]): SarifFields {
  const pick = (field: keyof SarifFields) => read.find((fields) => fields[field])?.[field] ?? null;
  return {
    vulnerability: pick('vulnerability'),
    package: pick('package'),
    version: pick('version'),
    severity: pick('severity'),
    fixedVersion: pick('fixedVersion'),
    type: pick('type'),
    path: pick('path'),
    link: pick('link'),
  };
}
