import { GITHUB_PROVIDER_ID, githubSettings } from '@/lib/auth/github';
import { OPENID_PROVIDER_ID, openIdConnectSettings } from '@/lib/auth/openid-connect';
import { environment } from '@/lib/platform/env';

export type SignInProvider = { id: string; name: string };

/** The places that people may come from by a button, as far as they are set up. */
export function signInProviders(): SignInProvider[] {
  const site = environment();
  const openId = openIdConnectSettings(site);
  return [
    ...(openId ? [{ id: OPENID_PROVIDER_ID, name: openId.name }] : []),
    ...(githubSettings(site) ? [{ id: GITHUB_PROVIDER_ID, name: 'GitHub' }] : []),
  ];
}

/** Whether people of a directory can sign in with the form. */
export const hasDirectory = (): boolean => environment().directory !== undefined;
