import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { AppError } from '@/lib/platform/errors';

/** `details.reason` of the errors of `lookUpText`. */
export type TextLookUpProblem = 'not-a-domain' | 'no-such-name' | 'no-answer';

export type TextLookUpOptions = {
  /** Name servers to ask instead of the system's, as addresses, with a port if it is not 53. */
  servers?: readonly string[];
  /** For all tries together. */
  timeoutMs?: number;
};

// RFC 1035 §2.3.4, with the “_” that names of TXT records begin with (RFC 8552).
const DOMAIN = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)+$/;

const problem = (code: 'invalid' | 'not_found' | 'unavailable', reason: TextLookUpProblem, sentence: string) =>
  new AppError(code, sentence, { reason });

/**
 * The TXT records of a domain, each put together from its strings (RFC 7208 §3.3); none when the name has no such record.
 * @throws AppError with `details.reason`: `not-a-domain`, `no-such-name`, or `no-answer`
 */
export async function lookUpText(
  domain: string,
  { servers, timeoutMs = 5000 }: TextLookUpOptions = {},
): Promise<string[]> {
  const name = domainToASCII(domain.trim().replace(/\.$/, ''));
  if (!DOMAIN.test(name) || isIP(name))
    throw problem('invalid', 'not-a-domain', 'This is not a domain name: write it as in example.org.');
  const resolver = new Resolver({ timeout: Math.ceil(timeoutMs / 3), tries: 2 });
  if (servers && servers.length > 0) resolver.setServers(servers);
  const deadline = setTimeout(() => resolver.cancel(), timeoutMs);
  try {
    return (await resolver.resolveTxt(name)).map((strings) => strings.join(''));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENODATA') return [];
    if (code === 'ENOTFOUND')
      throw problem('not_found', 'no-such-name', `The name “${name}” does not exist in the DNS.`);
    throw problem('unavailable', 'no-answer', `No name server answered for “${name}”. Try again later.`);
  } finally {
    clearTimeout(deadline);
  }
}
