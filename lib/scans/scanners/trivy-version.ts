import { tmpdir } from 'node:os';
import { z } from 'zod';
import { environment } from '@/lib/platform/env';
import { runProgram } from '@/lib/scans/scanners/run-program';
import { foreignText, scanProblem } from '@/lib/scans/scanners/scan-problem';

/** Environment of Trivy with which nothing goes out but what a scan needs. */
export const QUIET = { TRIVY_SKIP_VERSION_CHECK: 'true', TRIVY_DISABLE_TELEMETRY: 'true', TRIVY_NO_PROGRESS: 'true' };
const versionAnswer = z.object({
  Version: z.string(),
  VulnerabilityDB: z.object({ UpdatedAt: z.string().optional() }).nullish(),
});
export type TrivyVersion = { version: string; databaseUpdatedAt: Date | null };

/** The time in an answer, unless it is none, or Go’s nought. */
function instant(text: string | undefined): Date | null {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 2000 ? null : at;
}

export function parseTrivyVersion(text: string): TrivyVersion | null {
  try {
    const { Version, VulnerabilityDB } = versionAnswer.parse(JSON.parse(text));
    return { version: Version, databaseUpdatedAt: instant(VulnerabilityDB?.UpdatedAt) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Which Trivy this is, and how old its data is. @throws AppError of `scanProblem` */
export async function trivyVersion(signal: AbortSignal): Promise<TrivyVersion> {
  const { trivy, surroundings } = environment().scanners;
  const options = { surroundings: { ...surroundings, ...QUIET }, signal, cwd: tmpdir() };
  const result = await runProgram(trivy, ['--quiet', 'version', '--format', 'json'], options);
  const found = result.code === 0 ? parseTrivyVersion(result.output) : null;
  if (!found)
    throw scanProblem(
      'garbage',
      `“${trivy}” does not answer as Trivy does: ${foreignText(result.errors || result.output)}`,
    );
  return found;
}
