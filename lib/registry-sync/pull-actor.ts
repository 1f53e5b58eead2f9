import { createHmac } from 'node:crypto';
import { authSecret } from '@/lib/platform/auth-secret';
import { rateAddress } from '@/lib/platform/rate-limit';
import { deriveKey } from '@/lib/platform/secret-box';
import type { Pull } from '@/lib/registry/pull-counting';

type Puller = Pick<Pull, 'actor' | 'address'>;

/**
 * Who pulled, as a digest that only this site can make: of the account, or of the address of somebody anonymous (a /64
 * of IPv6). The same person is somebody else in another repository, so nobody can be followed through the catalogue.
 */
export function pullActors(repositoryId: string): (puller: Puller) => string {
  const key = deriveKey(authSecret(), 'actors of pulls');
  return ({ actor, address }) => {
    const who = actor === null ? ['address', rateAddress(address)] : ['account', actor];
    return createHmac('sha256', key)
      .update(JSON.stringify([repositoryId, ...who]))
      .digest('base64url');
  };
}
