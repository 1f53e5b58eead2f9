import { z } from 'zod';
import { USER_ROLES } from '@/lib/accounts/set-user-role';

export const userRoleInput = z.strictObject({ role: z.enum(USER_ROLES) });
export const userDisabledInput = z.strictObject({ disabled: z.boolean() });
export const resetLinkInput = z.strictObject({ withoutSecondFactor: z.boolean().default(false) });
export const resetLinkView = z.object({ link: z.string(), expiresAt: z.string() });
export const registrationInvitationInput = z.strictObject({ email: z.string().max(400) });
export const registrationInvitationView = z.object({
  /** null when it was mailed */
  link: z.string().nullable(),
  email: z.string(),
  expiresAt: z.string(),
});
