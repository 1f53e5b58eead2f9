import { createHmac } from 'node:crypto';
import { SECRET_PREFIX } from '@/lib/webhooks/secret-prefix';

/**
 * The signature of a message, `v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`
 * (https://github.com/standard-webhooks/standard-webhooks, symmetric signatures).
 * @param timestamp seconds since 1970 at which it is sent
 */
export function signMessage(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
