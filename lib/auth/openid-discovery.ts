import { z } from 'zod';
import { isLoopback } from '@/lib/names/loopback';
import { clock } from '@/lib/platform/clock';
import { AppError } from '@/lib/platform/errors';
import { serverFailure } from '@/lib/platform/server-failure';

const MAX_BYTES = 256 * 1024;
const TIMEOUT_MS = 5000;
/** Endpoints rarely move; a provider that moved one is found again after this time. */
const KEEP_MS = 10 * 60_000;
/** Signatures that nobody but the issuer can make; the first one it offers is demanded of its ID tokens. */
const ALGORITHMS = ['RS256', 'ES256', 'PS256', 'EdDSA', 'RS384', 'RS512', 'ES384', 'ES512', 'PS384', 'PS512'] as const;
const AUTH_METHODS = ['client_secret_basic', 'client_secret_post'] as const;

// OpenID Connect Discovery 1.0 §3; what is left out there has the default that stands here.
const document = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  userinfo_endpoint: z.string().optional(),
  response_types_supported: z.array(z.string()).default(['code']),
  id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

export type OpenIdEndpoints = {
  authorization: string;
  token: string;
  jwks: string;
  userinfo: string | undefined;
  idTokenAlgorithm: (typeof ALGORITHMS)[number];
  tokenAuthMethod: (typeof AUTH_METHODS)[number];
};

const untrusted = (why: string, cause?: unknown) => serverFailure('sign-in-untrusted', new Error(why, { cause }));

async function fetchDocument(issuer: string, timeoutMs: number): Promise<unknown> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(address, { headers: { accept: 'application/json' }, redirect: 'manual', signal });
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw untrusted(`${address} answers with status ${response.status}; a document is expected, without redirection`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > MAX_BYTES) throw untrusted(`${address} is larger than ${MAX_BYTES} bytes`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch (error) {
    throw untrusted(`${address} is not JSON`, error);
  }
}

/** An endpoint as it may be used: encrypted, unless the issuer itself is on loopback like it, or it was allowed. */
function checkEndpoint(name: string, endpoint: string, issuer: URL, allowHttp: boolean): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const local = url && issuer.protocol === 'http:' && isLoopback(issuer.hostname) && isLoopback(url.hostname);
  const encrypted = url?.protocol === 'https:' || (url?.protocol === 'http:' && (allowHttp || local));
  if (!url || !encrypted) throw untrusted(`${name} is “${endpoint}”, which is not an https address`);
  if (url.username || url.password || url.hash) throw untrusted(`${name} is “${endpoint}”: it holds more than it may`);
  return endpoint;
}

function checkDocument(issuer: string, allowHttp: boolean, found: unknown): OpenIdEndpoints {
  const result = document.safeParse(found);
  if (!result.success) throw untrusted(`the discovery document of ${issuer} is not valid`, result.error);
  const { data } = result;
  // Discovery §4.3: character by character. Else one issuer could speak for another.
  if (data.issuer !== issuer) throw untrusted(`the issuer ${issuer} calls itself “${data.issuer}”`);
  const check = (name: string, endpoint: string) => checkEndpoint(name, endpoint, new URL(issuer), allowHttp);
  const idTokenAlgorithm = ALGORITHMS.find((name) => data.id_token_signing_alg_values_supported.includes(name));
  const tokenAuthMethod = AUTH_METHODS.find((name) => data.token_endpoint_auth_methods_supported.includes(name));
  if (!data.response_types_supported.includes('code')) throw untrusted(`${issuer} has no authorization code flow`);
  if (!idTokenAlgorithm) throw untrusted(`${issuer} signs ID tokens with nothing that can be trusted`);
  if (!tokenAuthMethod) throw untrusted(`${issuer} takes no client secret`);
  return {
    authorization: check('authorization_endpoint', data.authorization_endpoint),
    token: check('token_endpoint', data.token_endpoint),
    jwks: check('jwks_uri', data.jwks_uri),
    userinfo: data.userinfo_endpoint && check('userinfo_endpoint', data.userinfo_endpoint),
    idTokenAlgorithm,
    tokenAuthMethod,
  };
}

const known = new Map<string, { until: number; endpoints: OpenIdEndpoints }>();

/**
 * Where an issuer's endpoints are, from its discovery document, which must name this very issuer; kept for ten minutes.
 * @throws AppError `unavailable` when the document cannot be had or not be trusted; the cause says why, for the log
 */
export async function discoverOpenId(
  issuer: string,
  allowHttp: boolean,
  timeoutMs = TIMEOUT_MS,
): Promise<OpenIdEndpoints> {
  const key = `${allowHttp} ${issuer}`;
  const now = clock.now().getTime();
  const kept = known.get(key);
  if (kept && now < kept.until) return kept.endpoints;
  try {
    const endpoints = checkDocument(issuer, allowHttp, await fetchDocument(issuer, timeoutMs));
    known.set(key, { until: now + KEEP_MS, endpoints });
    return endpoints;
  } catch (error) {
    throw error instanceof AppError ? error : serverFailure('sign-in-unreachable', error);
  }
}
