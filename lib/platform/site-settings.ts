import { z } from 'zod';
import { db, type Queries } from '@/lib/platform/db';

/** What administrators decide for the whole site, as the row `site.settings` of the table `settings` holds it. */
export const siteSettings = z.object({
  /** Who may make an account: anybody, whoever was invited, nobody. People of a directory or an issuer always may. */
  registration: z.enum(['open', 'invite', 'closed']).default('open'),
  /** Pictures of other sites in overviews: fetched once and served from here, the same from private networks too, or left out. */
  remoteImages: z.enum(['proxy', 'allow', 'block']).default('proxy'),
});
export type SiteSettings = z.output<typeof siteSettings>;

const KEY = 'site.settings';

/** The settings of now; what was never set has its default. */
export async function getSiteSettings(queries: Queries = db().prisma): Promise<SiteSettings> {
  const row = await queries.setting.findUnique({ where: { key: KEY }, select: { value: true } });
  return siteSettings.parse(row?.value ?? {});
}

/** For the verb that checks who may (lib/accounts/update-site-settings.ts) and the tests. */
export async function storeSiteSettings(queries: Queries, value: SiteSettings): Promise<void> {
  await queries.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
}
