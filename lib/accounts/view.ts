import { createHash } from 'node:crypto';
import { deviceOf } from '@/lib/accounts/device';
import type { AccountView, IdentityView, SessionView } from '@/lib/accounts/schema';
import { hasSecondFactor } from '@/lib/accounts/second-factor';
import { isLanguage } from '@/lib/names/language';
import type { Identity, Session, User } from '@/lib/platform/generated/prisma/client';

const isTheme = (text: string | null): text is 'system' | 'light' | 'dark' =>
  text === 'system' || text === 'light' || text === 'dark';

export function toAccountView(
  user: User,
  { pendingEmail, recoveryCodesLeft }: Pick<AccountView, 'pendingEmail' | 'recoveryCodesLeft'>,
): AccountView {
  const language = user.language ?? undefined;
  return {
    username: user.username,
    displayName: user.displayName,
    email: user.email,
    emailConfirmed: user.emailConfirmedAt !== null,
    pendingEmail,
    role: user.role,
    language: isLanguage(language) ? language : null,
    theme: isTheme(user.theme) ? user.theme : null,
    hasPassword: user.passwordHash !== null,
    secondFactor: hasSecondFactor(user),
    recoveryCodesLeft,
    createdAt: user.createdAt.toISOString(),
  };
}

export const toSessionView = (session: Session, currentId: string | undefined): SessionView => ({
  id: session.id,
  ...deviceOf(session.userAgent),
  address: session.address,
  via: session.via,
  createdAt: session.createdAt.toISOString(),
  lastUsedAt: session.lastUsedAt.toISOString(),
  current: session.id === currentId,
});

/** A provider's name may hold an address; this stands for it in ours. */
export const identityId = (provider: string): string =>
  createHash('sha256').update(provider).digest('hex').slice(0, 16);

export function toIdentityView(identity: Identity): IdentityView {
  const [kind = '', ...rest] = identity.provider.split(':');
  const issuer = rest.join(':');
  return {
    id: identityId(identity.provider),
    kind,
    at: issuer === '' ? null : (URL.parse(issuer)?.host ?? issuer),
    email: identity.email,
    createdAt: identity.createdAt.toISOString(),
    lastUsedAt: identity.lastUsedAt?.toISOString() ?? null,
  };
}
