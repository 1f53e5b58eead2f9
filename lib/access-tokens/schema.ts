import { z } from 'zod';
import { SCOPES } from '@/lib/access/scopes';

/** Days until a token ends by itself; null means never. */
export const EXPIRIES = [7, 30, 90, 365, null] as const;
export const DEFAULT_EXPIRY = 90;
const LONGEST_DAYS = 3650;

export const newAccessTokenInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Give it a name')
    .max(60, 'At most 60 characters')
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'Write it on one line'),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1, 'Choose at least one scope')
    .transform((scopes) => [...new Set(scopes)].sort()),
  /** `namespace/name`; without: every repository that its owner has now or later. */
  repositories: z.array(z.string().max(255)).min(1, 'Name at least one repository').max(50).nullish(),
  expiresInDays: z.int().min(1).max(LONGEST_DAYS).nullable().default(DEFAULT_EXPIRY),
});
export type NewAccessTokenInput = z.output<typeof newAccessTokenInput>;

const TOKEN_STATES = ['live', 'expired', 'revoked'] as const;
const accessTokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  /** null: not limited to some */
  repositories: z.array(z.string()).nullable(),
  state: z.enum(TOKEN_STATES),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type AccessTokenView = z.output<typeof accessTokenView>;
export const accessTokenList = z.object({ tokens: z.array(accessTokenView) });

/** The only answer that ever holds the token itself. */
export const madeAccessToken = accessTokenView.extend({ token: z.string() });
export type MadeAccessToken = z.output<typeof madeAccessToken>;
