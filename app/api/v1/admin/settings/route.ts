import { z } from 'zod';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { siteSettingsInput, updateSiteSettings } from '@/lib/accounts/update-site-settings';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { getSiteSettings } from '@/lib/platform/site-settings';

export const GET = getHandler(z.object({}), ({ actor }) => {
  requireSiteAdministrator(actor);
  return getSiteSettings();
});

export const PATCH = changeHandler(siteSettingsInput, ({ actor, body }) => updateSiteSettings(actor, body));
