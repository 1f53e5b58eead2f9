import { z } from 'zod';
import { number, text } from '@/lib/scans/formats/parse-entry';
import type { CvssScore } from '@/lib/scans/normal-report';

/** Trivy's and Harbor's map of sources. */
export const scoresBySource = z
  .record(
    z.string(),
    z
      .object({
        V2Vector: text,
        V2Score: number,
        V3Vector: text,
        V3Score: number,
        V40Vector: text,
        V40Score: number,
      })
      .nullable(),
  )
  .nullish();

/** The version that a vector says it is of, `3.1` of `CVSS:3.1/…`; version 2 has no such prefix. */
export const vectorVersion = (vector: string | null | undefined): string | undefined =>
  /^CVSS:(\d+\.\d+)\//.exec(vector ?? '')?.[1];

export function cvssBySource(scores: z.output<typeof scoresBySource>): CvssScore[] {
  return Object.entries(scores ?? {}).flatMap(([source, one]) => {
    const versions = [
      ['2.0', one?.V2Vector, one?.V2Score],
      [vectorVersion(one?.V3Vector) ?? '3.0', one?.V3Vector, one?.V3Score],
      ['4.0', one?.V40Vector, one?.V40Score],
    ] as const;
    return versions.flatMap(([version, vector, score]) =>
      vector || score ? [{ source, version, vector: vector || null, score: score ?? null }] : [],
    );
  });
}
