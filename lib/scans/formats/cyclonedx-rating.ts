import { z } from 'zod';
import { vectorVersion } from '@/lib/scans/formats/cvss-scores';
import { number, text } from '@/lib/scans/formats/parse-entry';
import type { CvssScore } from '@/lib/scans/normal-report';
import { normalSeverity, severityRank } from '@/lib/scans/severity';

export const rating = z.object({
  source: z.object({ name: text, url: text }).nullish(),
  score: number,
  severity: text,
  method: text,
  vector: text,
});
export type Rating = z.output<typeof rating>;

/** Newest first; a rating of another method is no CVSS. */
const METHODS = ['CVSSv4', 'CVSSv31', 'CVSSv3', 'CVSSv2'] as const;
const VERSIONS: ReadonlyMap<string, string> = new Map([
  ['CVSSv4', '4.0'],
  ['CVSSv31', '3.1'],
  ['CVSSv3', '3.0'],
  ['CVSSv2', '2.0'],
]);
const methodRank = ({ method }: Rating): number => {
  const place = METHODS.findIndex((known) => known === (method ?? ''));
  return place < 0 ? METHODS.length : place;
};

/** The probability of exploitation, as EPSS gives it, is no severity. */
const isSeverity = ({ source, method, severity }: Rating): boolean =>
  Boolean(severity) && !/^(first|epss)/i.test(source?.name ?? '') && !/epss/i.test(method ?? '');

/**
 * The rating that says how severe a vulnerability is: of those of the vulnerability's own source, else of NVD by the
 * newest CVSS, else the highest. Checked against Trivy's JSON of the same scans; the plain maximum is wrong.
 */
export function decidingRating(ratings: readonly Rating[], source: string | null | undefined): Rating | undefined {
  const usable = ratings.filter(isSeverity);
  const byMethod = (a: Rating, b: Rating) => methodRank(a) - methodRank(b);
  const own = usable.filter((one) => source && one.source?.name === source).sort(byMethod)[0];
  const nvd = usable.filter((one) => one.source?.name?.toLowerCase() === 'nvd').sort(byMethod)[0];
  const rank = (one: Rating) => severityRank(normalSeverity(one.severity));
  return own ?? nvd ?? [...usable].sort((a, b) => rank(a) - rank(b))[0];
}

export const ratingScores = (ratings: readonly Rating[]): CvssScore[] =>
  ratings.flatMap(({ source, score, vector, method }) => {
    const version = vectorVersion(vector) ?? VERSIONS.get(method ?? '');
    return version && (vector || score)
      ? [{ source: source?.name ?? 'unknown', version, vector: vector || null, score: score ?? null }]
      : [];
  });
