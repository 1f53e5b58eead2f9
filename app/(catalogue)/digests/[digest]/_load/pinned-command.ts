import type { DigestHolder } from '@/lib/images/digest-schema';
import { findMirror } from '@/lib/mirrors/find-mirror';

/** How whoever asks pulls exactly this image, in their network; null for what is in no registry, or nothing to run. */
export async function pinnedCommand(
  { registry, present }: DigestHolder,
  digest: string,
  address: string | undefined,
): Promise<string | null> {
  if (!registry || !present) return null;
  const { host, path } = (await findMirror(registry, address)) ?? registry;
  return `docker pull ${host}/${path}@${digest}`;
}
