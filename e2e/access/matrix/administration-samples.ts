import type { Case, Sample } from '@/e2e/access/matrix/sample';
import { aPerson } from '@/e2e/access/matrix/world';
import { getSiteSettings } from '@/lib/platform/site-settings';

const onSite = (sample?: Case['sample']): Case => ({ requires: { on: 'site' }, ...(sample ? { sample } : {}) });

const onSomebody = (body: unknown) => async (): Promise<Sample> => ({
  parameters: { username: (await aPerson()).username },
  body,
});

/** Valid requests of what administrators do. */
export const ADMINISTRATION_CASES: Readonly<Record<string, Case>> = {
  createResetLink: onSite(onSomebody({})),
  getSiteSettings: onSite(),
  inviteToRegister: onSite((_world, _cast, { username }) => ({ body: { email: `${username}@invited.example.test` } })),
  listUsers: onSite(),
  setUserDisabled: onSite(onSomebody({ disabled: true })),
  setUserRole: onSite(onSomebody({ role: 'reviewer' })),
  // What is so already: other tests go on meanwhile.
  updateSiteSettings: onSite(async () => ({ body: { registration: (await getSiteSettings()).registration } })),
};
