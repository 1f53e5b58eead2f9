import { randomBytes } from 'node:crypto';
import { authSecret } from '@/lib/platform/auth-secret';
import { openSecret, sealSecret } from '@/lib/platform/secret-box';
import { SECRET_PREFIX } from '@/lib/webhooks/secret-prefix';

const PURPOSE = 'webhook secret';
const NEW_BYTES = 32;

/** 256 bits of chance, as Standard Webhooks writes them. */
export const newWebhookSecret = (): string => `${SECRET_PREFIX}${randomBytes(NEW_BYTES).toString('base64')}`;

/** Bound to the webhook's id: moved to another row it opens no more. */
export const sealWebhookSecret = (webhookId: string, secret: string): string =>
  sealSecret(authSecret(), PURPOSE, webhookId, secret);

/** @throws Error when it was sealed with another NEXTAUTH_SECRET */
export const openWebhookSecret = (webhookId: string, sealed: string): string =>
  openSecret(authSecret(), PURPOSE, webhookId, sealed);
