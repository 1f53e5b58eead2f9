import type { User } from 'next-auth';

/** Who somebody is elsewhere, as a provider's `profile` gives it; what it says of a person is not yet checked here. */
export type ExternalIdentity = {
  /** `oidc:` or `github:` and the address of who vouches: the same subject at another issuer is another person. */
  provider: string;
  /** Stays the same at that provider when everything else changes. */
  subject: string;
  /** In lower case. next-auth hands null on to its callbacks as undefined. */
  email: string | null;
  emailVerified: boolean;
  /** What they are called there: a suggestion, not a name that is free or even allowed here. */
  username: string | null;
  displayName: string;
};

/**
 * next-auth's user for an identity that is not an account yet. Its `id` is the provider's subject: whoever wires a
 * provider puts the account's in its place, and no session can be made for one that is no account.
 */
export const toExternalUser = (identity: ExternalIdentity): User & ExternalIdentity => ({
  ...identity,
  id: identity.subject,
  name: identity.displayName,
});

/** A claim as text on one line, or undefined when it is none. */
export function claimText(claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined;
  const text = claim.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return text === '' || text.length > 320 ? undefined : text;
}
