import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { type RegistryProblem, registryProblemOf } from '@/lib/registry/registry-failure';

const REFUSED: readonly RegistryProblem[] = ['refused', 'certificate', 'tls', 'http', 'redirect', 'invalid'];
const FAULTY: readonly RegistryProblem[] = ['garbage', 'too-large', 'wrong-digest', 'unsupported', 'not-found'];

/** Notes on a registry that it could not be used, and why; throws on what says nothing of a registry. @returns the sentence */
export async function noteRegistryProblem(registryId: string, error: unknown): Promise<string> {
  const problem = registryProblemOf(error);
  if (problem === undefined || !(error instanceof Error)) throw error;
  const state = REFUSED.includes(problem) ? 'refused' : FAULTY.includes(problem) ? 'faulty' : 'unreachable';
  await db().prisma.registry.updateMany({
    where: { id: registryId },
    data: { state, problem: error.message, problemReason: problem, problemAt: clock.now() },
  });
  return error.message;
}

/** Notes that it works, if that is news. What was last wrong stays to be read. */
export async function noteRegistryWorks(registryId: string): Promise<void> {
  await db().prisma.registry.updateMany({ where: { id: registryId, state: { not: 'ok' } }, data: { state: 'ok' } });
}
