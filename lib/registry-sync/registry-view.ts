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
  /** Its kind: unreachable, certificate, refused … */
  problemReason: z.string().nullable(),
  problemAt: z.iso.datetime().nullable(),
  repositories: z.number().int(),
  /** Notifications that were received and not yet worked off */
  waiting: z.object({ count: z.number().int(), oldest: z.iso.datetime().nullable() }),
  sync: z.object({
    /** At this moment */
    running: z.boolean(),
    /** Begun and not ended: it runs, or was interrupted */
    underWay: z.boolean(),
    /** Somebody asked for it; it has not begun yet */
    wantedAt: z.iso.datetime().nullable(),
    done: z.number().int(),
    total: z.number().int(),
    problems: z.number().int(),
    touchedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  }),
});
export type RegistryView = z.infer<typeof registryView>;

/** What a registry's own row does not say. */
export type RegistryFacts = Pick<RegistryView, 'repositories' | 'waiting'> & { running: boolean };
export const NEW_REGISTRY: RegistryFacts = { repositories: 0, waiting: { count: 0, oldest: null }, running: false };

export const toRegistryView = (row: Registry, { repositories, waiting, running }: RegistryFacts): RegistryView => ({
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
  problemReason: row.problemReason,
  problemAt: row.problemAt?.toISOString() ?? null,
  repositories,
  waiting,
  sync: {
    running,
    underWay: row.syncCursor !== null,
    wantedAt: row.syncWantedAt?.toISOString() ?? null,
    done: row.syncDone,
    total: row.syncTotal,
    problems: row.syncProblems,
    touchedAt: row.syncTouchedAt?.toISOString() ?? null,
    finishedAt: row.syncFinishedAt?.toISOString() ?? null,
  },
});
