import { z } from 'zod';
import { LANGUAGES } from '@/lib/names/language';

// Lengths are bounds against abuse; what is wrong with a value its verb says, in the reader's language.
const password = z.string().max(1024);
const secret = z.string().max(100);

export const registrationInput = z.strictObject({
  username: z.string().max(300),
  email: z.string().max(400),
  password,
  invitation: secret.optional(),
});
export const registrationResult = z.object({
  username: z.string(),
  /** Where a mail with a link for confirmation is on its way to. */
  confirmationSentTo: z.string().nullable(),
});

export const profileInput = z
  .strictObject({
    displayName: z.string().max(400),
    language: z.enum(LANGUAGES).nullable(),
    theme: z.enum(['system', 'light', 'dark']).nullable(),
  })
  .partial();

export const accountView = z.object({
  username: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  emailConfirmed: z.boolean(),
  /** An address that was entered and waits for its confirmation. */
  pendingEmail: z.string().nullable(),
  role: z.enum(['user', 'reviewer', 'admin']),
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(['system', 'light', 'dark']).nullable(),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  createdAt: z.string(),
});
export type AccountView = z.output<typeof accountView>;

export const emailChangeInput = z.strictObject({ email: z.string().max(400), password: password.optional() });
export const emailChangeResult = z.object({ state: z.enum(['mail-sent', 'changed']) });
export const passwordInput = z.strictObject({ current: password.optional(), password });
export const passwordResetRequest = z.strictObject({ login: z.string().max(400) });
export const passwordResult = z.object({ endedSessions: z.number().int() });
export const resetResult = z.object({ username: z.string() });
export const confirmationResult = z.object({ email: z.string() });
export const newPasswordInput = z.strictObject({ password });
export const proofInput = z.strictObject({ password: password.optional() });
export const codeInput = z.strictObject({ code: z.string().max(100) });

export const secondFactorSetup = z.object({
  /** Base32, to type into an app that reads no picture. */
  secret: z.string(),
  url: z.string(),
  /** The QR code as the path of an SVG whose side is `size`. */
  qrPath: z.string(),
  qrSize: z.number().int(),
});
export type SecondFactorSetup = z.output<typeof secondFactorSetup>;
export const recoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) });

export const sessionView = z.object({
  id: z.string(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string().nullable(),
  via: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  current: z.boolean(),
});
export type SessionView = z.output<typeof sessionView>;
export const sessionList = z.object({ sessions: z.array(sessionView) });
export const endedSessions = z.object({ ended: z.number().int() });

export const identityView = z.object({
  id: z.string(),
  /** oidc, github, ldap */
  kind: z.string(),
  /** Whose account it is, as an address or host; null for the directory. */
  at: z.string().nullable(),
  email: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export type IdentityView = z.output<typeof identityView>;
export const identityList = z.object({ identities: z.array(identityView) });

export const deletionView = z.object({
  /** Organisations of which one is the last owner; they stand in the way. */
  lastOwnerOf: z.array(z.string()),
  lastAdministrator: z.boolean(),
  /** Repositories in one's own namespace. */
  repositories: z.array(z.string()),
  /** Organisations that one leaves. */
  memberOf: z.array(z.string()),
  tokens: z.number().int(),
});
export type DeletionView = z.output<typeof deletionView>;
export const deletionInput = z.strictObject({
  username: z.string().max(300),
  password: password.optional(),
  deleteRepositories: z.boolean().default(false),
});
