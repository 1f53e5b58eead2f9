import { aRepository } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { anImage } from '@/lib/testing/builders/stored-images';
import { aFakeImage, FakeRegistry } from '@/lib/testing/fake-registry';

export type Scannable = { repositoryId: string; registryId: string; digest: string; registry: FakeRegistry };

/** A repository with an image under the tag 1.0, which a registry on loopback really has. */
export async function aScannable(path: string, service: string): Promise<Scannable> {
  const registry = await new FakeRegistry().start();
  const digest = aFakeImage(registry, path, '1.0', { text: path });
  const { id: registryId } = await aRegistry(service, { address: registry.origin });
  const { id: repositoryId } = await aRepository(path, { registryId });
  await anImage(repositoryId, { digest, tag: '1.0' });
  return { repositoryId, registryId, digest, registry };
}
