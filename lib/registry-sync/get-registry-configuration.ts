import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { registryConfigurationText } from '@/lib/registry-access/registry-configuration-text';
import {
  isBundledRegistry,
  notificationSecret,
  OWN_SERVICE,
  tokenCertificates,
  tokenKeySet,
} from '@/lib/registry-access/registry-secrets';
import { requireRegistry } from '@/lib/registry-sync/require-registry';
import type { RegistryConfigurationView } from '@/lib/registry-sync/schema';

/**
 * What the configuration of a managed registry must say, with the secret of its notifications: for administrators.
 * @throws AppError `not_found`, or `conflict` for a registry that is only read
 */
export async function getRegistryConfiguration(actor: Actor, name: string): Promise<RegistryConfigurationView> {
  const { service, address } = await requireRegistry(db().prisma, actor, name);
  if (service === null)
    throw new AppError('conflict', `“${name}” is only read: nothing is to be written into its configuration.`, {
      reason: 'observed',
    });
  const settings = {
    publicUrl: environment().publicUrl,
    service,
    notificationSecret: notificationSecret(service),
  };
  return {
    bundled: service === OWN_SERVICE && isBundledRegistry(address),
    distribution2: registryConfigurationText(2, settings),
    distribution3: registryConfigurationText(3, settings),
    certificates: tokenCertificates(),
    keys: JSON.stringify(tokenKeySet(), null, 2),
  };
}
