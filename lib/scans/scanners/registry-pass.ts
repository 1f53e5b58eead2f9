import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { AppError } from '@/lib/platform/errors';
import { MANIFEST_TYPES } from '@/lib/registry/media-types';
import { registryProblemOf, statusFailure } from '@/lib/registry/registry-failure';
import { type RegistryCredentials, registrySession } from '@/lib/registry/registry-session';
import { registryTransport } from '@/lib/registry/registry-transport';
import { makeRegistryToken, OWN_SERVICE } from '@/lib/registry-access/registry-secrets';
import { credentialsOf } from '@/lib/registry-sync/registry-connection';
import { pathInRegistry } from '@/lib/repositories/registry-path';
import { scanProblem } from '@/lib/scans/scanners/scan-problem';
import { SCAN_SECONDS, type ScanTarget } from '@/lib/scans/scanners/scanner';

const TIMEOUT_MS = 15_000;

/** What a scanner needs to fetch one image, and nothing else than that. */
export type RegistryPass = {
  /** Origin of the registry, as the scanner reaches it */
  url: string;
  path: string;
  /** `Bearer …` or `Basic …`, as it stands in a request’s header; null where nobody is asked */
  authorization: string | null;
  /** PEM */
  certificates: string | null;
};

function pullCredentials({ registry }: ScanTarget, path: string): RegistryCredentials {
  const { service } = registry;
  if (service === null) return credentialsOf(registry);
  const access = [{ type: 'repository', name: path, actions: ['pull'] }];
  return { kind: 'authorize', authorize: () => makeRegistryToken(service, OWN_SUBJECT, access, SCAN_SECONDS) };
}

/**
 * Asks the registry for the image as the scanner is going to, so that who is let in is known before it begins: with a
 * token that only pulls, only from this repository and not for long; where a registry has no tokens, with its password.
 * @param registryUrl where scanners reach the site’s own registry, if elsewhere
 * @throws AppError of `scanProblem`
 */
export async function registryPass(target: ScanTarget, registryUrl: string | null): Promise<RegistryPass> {
  const { registry, repository, image } = target;
  const path = pathInRegistry(repository);
  const { address, certificates } = registry;
  const transport = registryTransport({
    allowHttp: address.startsWith('http:'),
    timeoutMs: TIMEOUT_MS,
    ...(certificates === null ? {} : { ca: certificates }),
  });
  const url = new URL(`/v2/${path}/manifests/${image.digest}`, address);
  let authorization: string | undefined;
  const session = registrySession(
    {
      ...transport,
      exchange: (exchange) => {
        if (exchange.url.origin === url.origin) authorization = exchange.authorization;
        return transport.exchange(exchange);
      },
    },
    pullCredentials(target, path),
  );
  try {
    const headers = { accept: MANIFEST_TYPES.join(', ') };
    const { status } = await session({ method: 'HEAD', url, headers, maxBytes: 0 }, `repository:${path}:pull`);
    if (status === 404)
      throw scanProblem('no-image', `The registry “${url.host}” does not have ${path}@${image.digest} any more.`);
    if (status !== 200) throw statusFailure(status, url.host, `${path}@${image.digest}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.details.scan || !registryProblemOf(error)) throw error;
    throw scanProblem('registry', error.message);
  } finally {
    transport.close();
  }
  const reached = registry.service === OWN_SERVICE && registryUrl !== null ? registryUrl : new URL(address).origin;
  return { url: reached, path, authorization: authorization ?? null, certificates };
}
