/** Whose repository it is: official, a publisher's public one, a publisher's private one. */
export const KINDS = ['official', 'public', 'private'] as const;
export type Kind = (typeof KINDS)[number];

/** Everything of a scan result that can be known again wherever it comes out, for one repository. */
export type Marks = ReturnType<typeof marksOf>;

// A report numbers its findings: what only some may see has the most, so that its count is no number in the others.
const BY_KIND = {
  official: { digit: 5, count: 2819, day: '17' },
  public: { digit: 4, count: 3217, day: '18' },
  private: { digit: 3, count: 4321, day: '19' },
} as const satisfies Record<Kind, unknown>;

export function marksOf(kind: Kind) {
  const { digit, count, day } = BY_KIND[kind];
  return {
    cve: `CVE-1999-9876${digit}`,
    alias: `GHSA-9x7${digit}-8x6${digit}-7x5${digit}`,
    many: (index: number) => `CVE-1998-${digit}${String(index).padStart(6, '0')}`,
    /** Findings of low severity */
    count,
    title: `Leakheading of ${kind}`,
    description: `Leakdescription of ${kind}.`,
    component: `leaklib-${kind}`,
    version: `9.87.654-leak-${kind}`,
    fixed: `9.88.0-cure-${kind}`,
    path: `opt/leakpath-${kind}/lib.jar`,
    scanner: `Leakscope ${kind}`,
    scannerVersion: `0.98.7-probe-${kind}`,
    system: `12.5-leakos-${kind}`,
    scannedAt: `2019-03-${day}T05:43:21Z`,
    vexName: `leakvex-${kind}.json`,
    vexAuthor: `Leakvex office of ${kind}`,
    vexReason: `leakvex reason of ${kind}`,
    problem: `leakscan of ${kind} failed`,
    /** Of a report that hangs on the image in the registry */
    artifactType: `application/vnd.security.vulnerability.report.leaktype-${kind}+json`,
    /** Stands in the registry only: no page shows it, to nobody */
    annotation: `leaknote of ${kind}`,
  };
}

/** A mark: what it is, and how it is found in a text. */
export type Mark = { what: string; kind: Kind; pattern: RegExp };

const literal = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
/** A number by itself: no part of a digest, a size, a version or a time. */
const alone = (text: string): RegExp => new RegExp(`(?<![\\w.,:-])(?:${text})(?![\\w:-]|[.,]\\d)`);

/** What is looked for in every answer. `ids` are those that the database gave to reports and documents. */
export function patternsOf(kind: Kind, ids: Readonly<Record<string, string>>): Mark[] {
  const { cve, alias, many, count, scannedAt, ...words } = marksOf(kind);
  const { day } = BY_KIND[kind];
  const number = String(count);
  return [
    ...Object.entries({ cve, alias, ...words, ...ids }).map(([what, text]) => ({ what, pattern: literal(text) })),
    { what: 'one of many', pattern: literal(many(0).slice(0, -6)) },
    { what: 'count', pattern: alone(`${number}|${number[0]},${number.slice(1)}`) },
    { what: 'scannedAt', pattern: literal(scannedAt.slice(0, 10)) },
    { what: 'scannedAt in words', pattern: new RegExp(`${day} Mar 2019|2019年3月${day}日`) },
  ].map((mark) => ({ ...mark, kind }));
}
