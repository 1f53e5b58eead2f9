import { basicCredentials } from '@/lib/registry/basic-credentials';
import { type DistributionError, distributionError } from '@/lib/registry/distribution-error';
import { parseScopes, type RequestedScope } from '@/lib/registry/token-scope';

type Asked = {
  /** Which registry the token is for; null when the client does not say. */
  readonly service: string | null;
  readonly scopes: readonly RequestedScope[];
  /** What the client calls itself (`docker`, `containerd-client`); not to be believed. */
  readonly clientId: string | null;
};

export type TokenRequest =
  | ({ readonly kind: 'anonymous' } & Asked)
  | ({ readonly kind: 'credentials'; readonly username: string; readonly password: string } & Asked)
  | { readonly kind: 'refused'; readonly error: DistributionError };

const refused = (error: DistributionError): TokenRequest => ({ kind: 'refused', error });

function asked(parameters: URLSearchParams): Asked | DistributionError {
  const parsed = parseScopes(parameters.getAll('scope'));
  if (!parsed.ok) return distributionError('UNSUPPORTED', `The request has ${parsed.problem}.`);
  return { service: parameters.get('service'), scopes: parsed.scopes, clientId: parameters.get('client_id') };
}

/**
 * `GET /registry/token`, as docker, podman and skopeo send it: credentials by Basic, none for anonymous. `account`
 * repeats the user name and is not looked at. `refresh_token`s are never given, so `offline_token` is not either.
 */
export function readTokenQuery(query: URLSearchParams, authorization: string | null): TokenRequest {
  const request = asked(query);
  if ('status' in request) return refused(request);
  if (authorization === null) return { kind: 'anonymous', ...request };
  const credentials = basicCredentials(authorization);
  if (!credentials)
    return refused(distributionError('UNAUTHORIZED', 'Send user name and password as HTTP Basic authentication.'));
  return { kind: 'credentials', ...credentials, ...request };
}

/** `POST /registry/token` with a form, as containerd sends it (distribution, docs/spec/auth/oauth.md). */
export function readTokenForm(form: URLSearchParams): TokenRequest {
  const request = asked(form);
  if ('status' in request) return refused(request);
  if (form.get('grant_type') !== 'password')
    return refused(
      distributionError('UNAUTHORIZED', 'Only grant_type=password is supported: sign in again, with an access token.'),
    );
  const username = form.get('username');
  const password = form.get('password');
  if (!username || !password)
    return refused(distributionError('UNAUTHORIZED', 'The form has no user name, or no password.'));
  return { kind: 'credentials', username, password, ...request };
}
