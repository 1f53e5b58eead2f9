import { z } from 'zod';
import type { Registry } from '@/lib/platform/generated/prisma/client';

/** What may leave the server about a registry: never its credentials. */
export const registryView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['managed', 'observed']),
  address: z.string(),
  host: z.string(),
  service: z.string().nullable(),
  hasCredentials: z.boolean(),
  namespace: z.string().nullable(),
  visibility: z.enum(['public', 'private']),
  state: z.enum(['unknown', 'ok', 'refused', 'unreachable', 'faulty']),
  /** What was last wrong with it, also when it works now */
  problem: z.string().nullable(),
  problemAt: z.iso.datetime().nullable(),
  repositories: z.number().int(),
  sync: z.object({
    /** Begun and not ended: it runs, or was interrupted */
    underWay: z.boolean(),
    done: z.number().int(),
    problems: z.number().int(),
    touchedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  }),
});
export type RegistryView = z.infer<typeof registryView>;

export const toRegistryView = (row: Registry, repositories: number): RegistryView => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  address: row.address,
  host: row.host,
  service: row.service,
  hasCredentials: row.credentials !== null,
  namespace: row.namespace,
  visibility: row.visibility,
  state: row.state,
  problem: row.problem,
  problemAt: row.problemAt?.toISOString() ?? null,
  repositories,
  sync: {
    underWay: row.syncCursor !== null,
    done: row.syncDone,
    problems: row.syncProblems,
    touchedAt: row.syncTouchedAt?.toISOString() ?? null,
    finishedAt: row.syncFinishedAt?.toISOString() ?? null,
  },
});
