import { z } from 'zod';
import { db } from '@/lib/platform/db';

export const siteSettings = z.object({
  /** Pictures elsewhere in overviews: fetched from public addresses, also from private ones, or not at all. */
  remoteImages: z.enum(['proxy', 'allow', 'block']).default('proxy'),
});
export type SiteSettings = z.output<typeof siteSettings>;

/** What administrators chose for this site; what they chose nothing for has its default. */
export async function getSiteSettings(): Promise<SiteSettings> {
  const row = await db().prisma.setting.findUnique({ where: { key: 'site.settings' } });
  return siteSettings.parse(row?.value ?? {});
}
