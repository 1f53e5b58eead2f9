import type { Actor } from '@/lib/access/actor';
import { scopeAllows } from '@/lib/access/permissions';

/** Whether the actor may be told of scan results at all, in whatever else they may see: nobody may who has not signed in. */
export const seesScans = (actor: Actor): boolean =>
  actor.kind === 'token' ? scopeAllows(actor.scopes, 'repository.view_scans') : actor.kind !== 'anonymous';
