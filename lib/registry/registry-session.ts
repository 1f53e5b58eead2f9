import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Challenge, parseChallenge } from '@/lib/registry/challenge';
import { registryFailure } from '@/lib/registry/registry-failure';
import type { Answer, Exchange, RegistryTransport } from '@/lib/registry/registry-transport';

export type RegistryCredentials =
  | { kind: 'anonymous' }
  | { kind: 'password'; username: string; password: string }
  /** For a registry whose tokens are ours. @returns a bearer token for the scope */
  | { kind: 'authorize'; authorize: (scope: string) => string | Promise<string> };

const MAX_TOKEN_BYTES = 1 << 20;
const DEFAULT_TOKEN_SECONDS = 60;
/** A token is not used any more so long before its end. */
const MARGIN_SECONDS = 10;

const tokenAnswer = z.object({
  token: z.string().min(1).optional(),
  access_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
});

const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined; // an answer that is no JSON is one that has no token
  }
}

/** Sends requests with whatever authorization the registry asks for; tokens are kept as long as they are good. */
export function registrySession(transport: RegistryTransport, credentials: RegistryCredentials) {
  const known = new LRUCache<string, string>({ max: 1000 });
  let usesBasic = false;

  async function fetchToken(challenge: Challenge & { scheme: 'bearer' }, scope: string, host: string) {
    if (!URL.canParse(challenge.realm))
      throw registryFailure('garbage', `The registry “${host}” names no address to get a token from.`, { host });
    const url = new URL(challenge.realm);
    if (challenge.service !== undefined) url.searchParams.set('service', challenge.service);
    const wanted = challenge.scope ?? scope;
    if (wanted !== '') url.searchParams.append('scope', wanted);
    const withPassword = credentials.kind === 'password' ? credentials : undefined;
    if (withPassword) url.searchParams.set('account', withPassword.username);
    const authorization = withPassword && basic(withPassword.username, withPassword.password);
    const answer = await transport.exchange({ method: 'GET', url, authorization, maxBytes: MAX_TOKEN_BYTES });
    if (answer.status === 401 || answer.status === 403)
      throw registryFailure(
        'refused',
        withPassword
          ? `The registry “${host}” does not accept the user name and password.`
          : `The registry “${host}” gives nothing to anonymous clients.`,
        { host, status: answer.status },
      );
    const parsed = tokenAnswer.safeParse(parseJson(answer.body));
    const token = parsed.data?.token ?? parsed.data?.access_token;
    if (answer.status !== 200 || token === undefined)
      throw registryFailure('garbage', `“${url.host}” gave no token for the registry “${host}”.`, {
        host,
        status: answer.status,
      });
    const seconds = (parsed.data?.expires_in ?? DEFAULT_TOKEN_SECONDS) - MARGIN_SECONDS;
    const bearer = `Bearer ${token}`;
    if (seconds > 0) known.set(scope, bearer, { ttl: seconds * 1000 });
    return bearer;
  }

  async function ready(scope: string): Promise<string | undefined> {
    if (credentials.kind === 'authorize') return `Bearer ${await credentials.authorize(scope)}`;
    if (usesBasic && credentials.kind === 'password') return basic(credentials.username, credentials.password);
    return known.get(scope);
  }

  async function answerTo(challenge: Challenge | undefined, scope: string, host: string): Promise<string | undefined> {
    if (credentials.kind === 'authorize' || !challenge) return undefined;
    if (challenge.scheme === 'bearer') return fetchToken(challenge, scope, host);
    if (credentials.kind !== 'password' || usesBasic) return undefined;
    usesBasic = true;
    return basic(credentials.username, credentials.password);
  }

  /**
   * One exchange, authorized for the scope (empty for none) if the registry asks for it: tried again once.
   * @returns whatever the registry says then, also a 401
   */
  return async function send(exchange: Exchange, scope: string): Promise<Answer> {
    const first = await transport.exchange({ ...exchange, authorization: await ready(scope) });
    if (first.status !== 401) return first;
    known.delete(scope);
    const challenge = parseChallenge(first.headers['www-authenticate']);
    const authorization = await answerTo(challenge, scope, exchange.url.host);
    return authorization === undefined ? first : transport.exchange({ ...exchange, authorization });
  };
}
