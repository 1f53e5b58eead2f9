import { systemActor } from '@/lib/access/actor';
import { createResetLink } from '@/lib/accounts/create-reset-link';

/** An administrator's link for somebody. @returns its secret */
export async function createReset(username: string, options: { withoutSecondFactor?: boolean } = {}) {
  const { link } = await createResetLink(systemActor('test'), username, options);
  return { link: link.split('/').at(-1) ?? '' };
}
