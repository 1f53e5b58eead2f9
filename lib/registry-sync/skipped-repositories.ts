import { z } from 'zod';
import type { Registry } from '@/lib/platform/generated/prisma/client';
import { type SkippedRepository, skippedRepository } from '@/lib/registry-sync/schema';

/** So many are kept with the reason; the others are counted. */
const KEPT = 200;

/** What was stored of them; what this version does not understand is left out. */
export const storedSkipped = ({ syncSkipped }: Pick<Registry, 'syncSkipped'>): SkippedRepository[] =>
  z.array(skippedRepository).catch([]).parse(syncSkipped);

/**
 * The repositories that a reconciliation had to leave out: all are counted, the first kept. With `interrupted`, what
 * the run left out that is gone on with.
 */
export function skippedRepositories(interrupted?: Pick<Registry, 'syncSkipped' | 'syncProblems'>) {
  // Whether the registry lists itself is found out anew.
  const before = interrupted ? storedSkipped(interrupted) : [];
  const kept = before.filter(({ path }) => path !== '');
  let count = (interrupted?.syncProblems ?? 0) - (before.length - kept.length);
  return {
    add(skipped: SkippedRepository): void {
      count += 1;
      if (kept.length < KEPT) kept.push(skipped);
    },
    toStore: () => ({ syncProblems: count, syncSkipped: kept }),
    /** As `path: sentence`. */
    sentences: (): string[] => kept.map(({ path, sentence }) => (path ? `${path}: ${sentence}` : sentence)),
  };
}
