/** The five that every scanner's words are read as, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Words that are none of the five, of CVSS, Grype, Clair, Red Hat, npm and GitHub. */
const OTHER_WORDS: ReadonlyMap<string, Severity> = new Map([
  ['defcon1', 'critical'],
  ['important', 'high'],
  ['moderate', 'medium'],
  ['negligible', 'low'],
  ['info', 'low'],
  ['informational', 'low'],
  ['none', 'low'],
]);

/** A scanner's word as one of the five; what is not known is `unknown`, never left out. */
export function normalSeverity(word: string | null | undefined): Severity {
  const lower = (word ?? '').trim().toLowerCase();
  return SEVERITIES.find((severity) => severity === lower) ?? OTHER_WORDS.get(lower) ?? 'unknown';
}

/** Worst first, for sorting. */
export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);

export const worstSeverity = (severities: Iterable<Severity>): Severity => {
  let worst: Severity = 'unknown';
  for (const severity of severities) if (severityRank(severity) < severityRank(worst)) worst = severity;
  return worst;
};
