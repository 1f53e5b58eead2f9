/** Whole words of media types; `vulnerability` stands within one as well (`vnd.security.vulnerability.report`). */
const SAYS_SO = /vulnerabilit|(?<![a-z])(?:sarif|vulns?|trivy|grype|clair)(?![a-z])/i;

/**
 * Whether the type of what hangs on an image says that it is a scanner's report: SARIF, a report of Harbor's scanner
 * API, or a scanner's own. Types are free text (OCI image spec, `artifactType`).
 */
export const isScanReportType = (artifactType: string | null): boolean =>
  artifactType !== null && SAYS_SO.test(artifactType);
