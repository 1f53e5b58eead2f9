import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { changesBetween } from '@/lib/audit/actions';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { getSiteSettings, type SiteSettings, siteSettings, storeSiteSettings } from '@/lib/platform/site-settings';

export const siteSettingsInput = z.strictObject({
  registration: siteSettings.shape.registration.unwrap().optional(),
  remoteImages: siteSettings.shape.remoteImages.unwrap().optional(),
});

/** Changes what holds for the whole site; what is left out stays. Administrators only. @returns the settings of now */
export async function updateSiteSettings(
  actor: Actor,
  input: z.output<typeof siteSettingsInput>,
): Promise<SiteSettings> {
  requireSiteAdministrator(actor);
  return inTransaction(async (queries) => {
    // One after the other: neither of two administrators undoes what the other changed.
    await queries.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('site.settings'))`;
    const before = await getSiteSettings(queries);
    const after = siteSettings.parse({ ...before, ...input });
    const changes = changesBetween(before, after);
    if (Object.keys(changes).length === 0) return before;
    await storeSiteSettings(queries, after);
    await writeAuditEntry(queries, actor, {
      action: 'site.update_settings',
      target: { kind: 'site', id: null, name: 'site' },
      publisherId: null,
      changes,
    });
    return after;
  });
}
