import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** A managed registry whose service is called as itself. */
export async function aRegistry(
  name: string,
  more: Partial<Omit<Prisma.RegistryUncheckedCreateInput, 'kind'>> = {},
): Promise<{ id: string; kind: 'managed' }> {
  const { id } = await db().prisma.registry.create({
    data: {
      name,
      kind: 'managed',
      service: name,
      address: 'http://127.0.0.1:9',
      host: 'registry.example.test',
      ...more,
    },
    select: { id: true },
  });
  return { id, kind: 'managed' };
}
