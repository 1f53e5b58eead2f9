import { lookUpText } from '@/lib/platform/dns-text';
import { environment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import type { HostResolver } from '@/lib/platform/fetch-target';
import { safeFetch } from '@/lib/platform/safe-fetch';
import { CHALLENGE_PATH } from '@/lib/publishers/domain-proof';
import type { ProofMethod, ProofProblem } from '@/lib/publishers/domain-schema';

const MAX_BYTES = 16_384;
const TIMEOUT_MS = 10_000;

/** How the outside is asked; tests answer themselves. */
export type ProofSources = {
  text: (name: string) => Promise<readonly string[]>;
  /** The text of a domain's file, and the host that it came from in the end. */
  file: (domain: string) => Promise<{ text: string; host: string }>;
};

export type FileOptions = { allowPrivate: boolean; resolver?: HostResolver; origin?: (domain: string) => string };

/** Reads a domain's file over https; private addresses are asked only where the administrator allows it. */
export async function readChallengeFile(
  domain: string,
  { allowPrivate, resolver, origin = (name) => `https://${name}` }: FileOptions,
): Promise<{ text: string; host: string }> {
  const { url, body } = await safeFetch(`${origin(domain)}${CHALLENGE_PATH}`, {
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
    maxRedirects: 2,
    allowPrivate,
    ...(resolver ? { resolver } : {}),
  });
  return { text: body.toString('utf8'), host: new URL(url).hostname };
}

export const outside: ProofSources = {
  text: (name) => lookUpText(name, { timeoutMs: TIMEOUT_MS }),
  file: (domain) => readChallengeFile(domain, { allowPrivate: environment().allowPrivateNetworks }),
};

const REFUSED = ['forbidden-address', 'odd-address', 'port', 'downgrade', 'scheme', 'userinfo', 'bad-redirect'];

function problemOf(error: unknown, method: ProofMethod): ProofProblem {
  if (!(error instanceof AppError)) throw error;
  const { reason } = error.details;
  if (reason === 'no-such-name') return 'no-record';
  if (typeof reason === 'string' && REFUSED.includes(reason)) return 'refused';
  return method === 'file' && (reason === 'status' || reason === 'unresolved') ? 'no-file' : 'no-answer';
}

/** Whether a domain holds the challenge now: null when it does, else what is wrong. */
export async function lookForProof(
  { method, domain, challenge }: { method: ProofMethod; domain: string; challenge: string },
  sources: ProofSources,
): Promise<ProofProblem | null> {
  try {
    if (method === 'dns') {
      const texts = await sources.text(`_plimsoll-challenge.${domain}`);
      if (texts.some((text) => text.trim() === challenge)) return null;
      return texts.length === 0 ? 'no-record' : 'wrong-content';
    }
    const { text, host } = await sources.file(domain);
    // Somebody who lets pages of theirs be redirected by others has not thereby given their name away.
    if (host !== domain && !host.endsWith(`.${domain}`)) return 'elsewhere';
    return text.split(/\r?\n/).some((line) => line.trim() === challenge) ? null : 'wrong-content';
  } catch (error) {
    return problemOf(error, method);
  }
}
