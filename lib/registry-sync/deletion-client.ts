import type { Registry } from '@/lib/platform/generated/prisma/client';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { registryProblemOf } from '@/lib/registry/registry-failure';
import { connectRegistry } from '@/lib/registry-sync/registry-connection';
import { noteRegistryProblem } from '@/lib/registry-sync/registry-health';

/** Somebody waits for the answer. */
const PATIENCE = { timeoutMs: 20_000, retries: 1, maxWaitSeconds: 5 };

/** Deletes with a client for a registry, and notes on it when it could not be used. */
export async function deletionClient<T>(registry: Registry, work: (client: RegistryClient) => Promise<T>): Promise<T> {
  const client = connectRegistry(registry, PATIENCE);
  try {
    return await work(client);
  } catch (error) {
    if (registryProblemOf(error) !== undefined) await noteRegistryProblem(registry.id, error);
    throw error;
  } finally {
    client.close();
  }
}
