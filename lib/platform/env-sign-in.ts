import { z } from 'zod';

const origin = z
  .url({ protocol: /^https?$/, error: 'write an address, as in https://github.example.org' })
  .transform((url) => url.replace(/\/+$/, ''));

/** Variables that let people sign in with an account they have elsewhere: any OpenID Connect issuer, and GitHub. */
export const signInVariables = {
  OIDC_ISSUER: z
    .url({
      protocol: /^https?$/,
      error: 'write the issuer exactly as its discovery document does, as in https://id.example.org/realms/staff',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).optional(),
  OIDC_ALLOW_HTTP: z.enum(['on', 'off']).default('off'),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  GITHUB_URL: origin.default('https://github.com'),
};

const schema = z.object(signInVariables);
export type SignInVariables = z.infer<typeof schema>;

/** The variables of signing in from elsewhere alone. */
export const signInOf = (source: Readonly<Record<string, string | undefined>>): SignInVariables => schema.parse(source);
