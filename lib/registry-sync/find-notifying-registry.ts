import { createHash, timingSafeEqual } from 'node:crypto';
import { db } from '@/lib/platform/db';
import { keptNotificationSecret, notificationSecret, OWN_SERVICE } from '@/lib/registry-access/registry-secrets';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The registry that a notification's `Authorization` proves to come from, compared in constant time; null for anybody else. */
export async function findNotifyingRegistry(authorization: string | null): Promise<string | null> {
  const [, sent] = /^bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  const digest = digestOf(sent ?? '');
  const registries = await db().prisma.registry.findMany({
    where: { kind: 'managed' },
    select: { id: true, service: true },
  });
  let found: string | null = null;
  for (const { id, service } of registries) {
    const kept = service === OWN_SERVICE ? keptNotificationSecret() : undefined;
    for (const secret of [notificationSecret(service ?? ''), ...(kept ? [kept] : [])])
      if (timingSafeEqual(digestOf(secret), digest)) found = id;
  }
  return sent === undefined ? null : found;
}
