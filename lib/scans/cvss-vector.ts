/*
 * Base metrics of CVSS: https://www.first.org/cvss/v2/guide, …/v3.1/specification-document and
 * …/v4.0/specification-document. Where two versions share a metric, its letters mean the same in both.
 */
const IMPACT_2 = ['N', 'P', 'C'] as const;
const IMPACT = ['H', 'L', 'N'] as const;
const BASE = {
  '2': {
    AV: ['N', 'A', 'L'],
    AC: ['L', 'M', 'H'],
    Au: ['N', 'S', 'M'],
    C: IMPACT_2,
    I: IMPACT_2,
    A: IMPACT_2,
  },
  '3': {
    AV: ['N', 'A', 'L', 'P'],
    AC: ['L', 'H'],
    PR: ['N', 'L', 'H'],
    UI: ['N', 'R'],
    S: ['U', 'C'],
    C: IMPACT,
    I: IMPACT,
    A: IMPACT,
  },
  '4': {
    AV: ['N', 'A', 'L', 'P'],
    AC: ['L', 'H'],
    AT: ['N', 'P'],
    PR: ['N', 'L', 'H'],
    UI: ['N', 'P', 'A'],
    VC: IMPACT,
    VI: IMPACT,
    VA: IMPACT,
    SC: IMPACT,
    SI: IMPACT,
    SA: IMPACT,
  },
} as const;

type Base = typeof BASE;
type MetricOf<V extends keyof Base> = keyof Base[V] & string;
type ValueOf<V extends keyof Base> = {
  [M in MetricOf<V>]: `${M}:${Base[V][M] extends readonly (infer L extends string)[] ? L : never}`;
}[MetricOf<V>];
export type CvssMetric = MetricOf<'2'> | MetricOf<'3'> | MetricOf<'4'>;
/** As it stands in a vector: `AV:N` */
export type CvssValue = ValueOf<'2'> | ValueOf<'3'> | ValueOf<'4'>;

export type CvssPart = { metric: CvssMetric; value: CvssValue };
export type ReadVector = {
  /** 2.0, 3.0, 3.1, 4.0 */
  version: string;
  /** The base metrics, in the order of the specification */
  parts: CvssPart[];
  /** Threat, environmental and supplemental metrics, as they stand */
  others: string[];
};

const VERSION = /^CVSS:(3\.0|3\.1|4\.0)\//;
const PARTS = /^[A-Za-z]{1,3}:[A-Za-z]{1,6}(?:\/[A-Za-z]{1,3}:[A-Za-z]{1,6})*$/;

function familyOf(version: string): keyof Base {
  return version === '2.0' ? '2' : version === '4.0' ? '4' : '3';
}

/**
 * What a CVSS vector says, metric by metric; null for what is none: an unknown version, a base metric that is missing,
 * there twice, or without a meaning. A vector without a prefix, in brackets or not, is CVSS 2.0.
 */
export function readCvssVector(vector: string): ReadVector | null {
  const version = VERSION.exec(vector)?.[1] ?? '2.0';
  const text = version === '2.0' ? vector.replace(/^\((.*)\)$/, '$1') : vector.replace(VERSION, '').replace(/\/$/, '');
  if (text.length > 500 || !PARTS.test(text)) return null;
  const given = text.split('/').map((part) => part.split(':') as [string, string]);
  const values = new Map(given);
  if (values.size !== given.length) return null;
  const base: Readonly<Record<string, readonly string[]>> = BASE[familyOf(version)];
  const parts: CvssPart[] = [];
  for (const [metric, allowed] of Object.entries(base)) {
    const value = values.get(metric);
    if (value === undefined || !allowed.includes(value)) return null;
    parts.push({ metric: metric as CvssMetric, value: `${metric}:${value}` as CvssValue });
  }
  const others = given.flatMap(([metric, value]) => (metric in base ? [] : [`${metric}:${value}`]));
  return { version, parts, others };
}

/** The word that a score stands for: https://nvd.nist.gov/vuln-metrics/cvss; CVSS 2.0 knows no critical. */
export function cvssRating(score: number, version: string): 'none' | 'low' | 'medium' | 'high' | 'critical' {
  if (score >= 9 && version !== '2.0') return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 || version === '2.0' ? 'low' : 'none';
}
