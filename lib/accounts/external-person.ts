import { z } from 'zod';

// next-auth leaves out what is null.
const textOrNull = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

/** Somebody as another place vouches for them: an issuer, GitHub, the directory. */
export const externalPerson = z.object({
  /** `oidc:…` or `github:…` with the address of who vouches, or `ldap`. */
  provider: z.string(),
  /** Theirs there for good. */
  subject: z.string(),
  email: textOrNull,
  /** Only then is the address used at all. */
  emailVerified: z.boolean(),
  username: textOrNull,
  displayName: z.string(),
});
export type ExternalPerson = z.output<typeof externalPerson>;

/** What waits in a one-time link of the kind `identity` until an existing account was proved. */
export const identityPayload = z.object({
  person: externalPerson,
  /** Whether they may have a new account instead of the one that has their address. */
  mayCreate: z.boolean(),
});

/** oidc, github, ldap: how a session began. */
export const viaOf = (provider: string): string => provider.split(':')[0] ?? provider;
