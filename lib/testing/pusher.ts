import path from 'node:path';
import { expect } from 'vitest';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { db } from '@/lib/platform/db';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { aUser } from '@/lib/testing/builders/catalogue';
import { type LayoutOptions, writeOciLayout } from '@/lib/testing/oci-layout';
import type { RealRegistry } from '@/lib/testing/real-registry';

/** Somebody who pushes with skopeo to a real registry, into a namespace of their own. */
export async function aPusher(real: RealRegistry, username: string) {
  const actor = await aUser(username);
  const password = newAccessToken();
  await db().prisma.accessToken.create({
    data: {
      name: 'ci',
      digest: digestOfAccessToken(password),
      userId: actor.userId,
      scopes: ['repo:read', 'repo:push', 'repo:admin', 'repo:delete'],
      createdBy: username,
    },
  });
  const credentials = `${username}:${password}`;
  const at = (reference: string) => `docker://${real.host}/${username}/${reference}`;
  const list = async (repository: string): Promise<string[]> => {
    const listed = await real.skopeo('list-tags', '--tls-verify=false', '--creds', credentials, at(repository));
    return (JSON.parse(listed) as { Tags: string[] | null }).Tags?.sort() ?? [];
  };
  return {
    actor,
    /** An image for two platforms on disk, the same for the same content. */
    async layout(content: string, options: Partial<LayoutOptions> = {}) {
      const folder = path.join(real.folder, content);
      return { folder, ...(await writeOciLayout(folder, { tag: 'image', content, ...options })) };
    },
    push: (folder: string, reference: string) =>
      real.skopeo(
        'copy',
        '--all',
        '--dest-tls-verify=false',
        '--dest-creds',
        credentials,
        `oci:${folder}:image`,
        at(reference),
      ),
    /** The tags that a client sees. */
    list,
    /** Whether a client gets a manifest, by tag (`demo:1`) or by digest (`demo@sha256:…`). */
    has: (reference: string) =>
      real.skopeo('inspect', '--raw', '--tls-verify=false', '--creds', credentials, at(reference)).then(
        () => true,
        () => false,
      ),
    /** Works off notifications until the catalogue has these tags of a repository. */
    async settle(repository: string, ...tags: string[]): Promise<void> {
      const where = { repository: { namespace: username, name: repository }, digest: { not: null } };
      const known = async () => {
        await processRegistryEvents(db());
        const rows = await db().prisma.tag.findMany({ where, select: { name: true } });
        return tags.filter((tag) => rows.every(({ name }) => name !== tag));
      };
      await expect.poll(known, { timeout: 15_000 }).toEqual([]);
    },
  };
}
export type Pusher = Awaited<ReturnType<typeof aPusher>>;
