import { lookUpText } from '@/lib/platform/dns-text';
import { AppError } from '@/lib/platform/errors';
import type { DomainProof } from '@/lib/platform/generated/prisma/client';
import { safeFetch } from '@/lib/platform/safe-fetch';
import type { DomainProblem } from '@/lib/publishers/domain-schema';
import { proofPlace } from '@/lib/publishers/domain-view';

/** Where proofs are looked for; tests put servers of their own here. */
export type ProofSources = {
  /** TXT records of a name */
  text: (name: string) => Promise<readonly string[]>;
  /** The text at an address, and where redirects led to */
  file: (address: string) => Promise<{ url: string; text: string }>;
};

/** The DNS and the web as this server sees them; private addresses only where the administrator allows them. */
export const outside = (allowPrivate: boolean): ProofSources => ({
  text: (name) => lookUpText(name),
  file: async (address) => {
    const options = { allowPrivate, maxBytes: 10_000, timeoutMs: 10_000, maxRedirects: 3 };
    const { url, body } = await safeFetch(address, options);
    return { url, text: body.toString('utf8') };
  },
});

const reasonOf = (error: AppError): unknown => error.details.reason;

function dnsProblem(error: unknown): DomainProblem {
  if (!(error instanceof AppError)) throw error;
  return reasonOf(error) === 'no-answer' ? 'no-name-server' : 'no-record';
}

function fileProblem(error: unknown): DomainProblem {
  if (!(error instanceof AppError)) throw error;
  return reasonOf(error) === 'forbidden-address' ? 'private-address' : 'no-file';
}

async function inDns(proof: DomainProof, sources: ProofSources): Promise<DomainProblem | null> {
  const records = await sources.text(proofPlace(proof)).catch(dnsProblem);
  if (typeof records === 'string') return records;
  if (records.some((record) => record.trim() === proof.challenge)) return null;
  return records.length === 0 ? 'no-record' : 'wrong-record';
}

async function inFile(proof: DomainProof, sources: ProofSources): Promise<DomainProblem | null> {
  try {
    const { url, text } = await sources.file(proofPlace(proof));
    // A redirect to www. is the same owner's; one to somewhere else proves nothing of this domain.
    const { hostname } = new URL(url);
    if (hostname !== proof.domain && !hostname.endsWith(`.${proof.domain}`)) return 'wrong-file';
    const lines = text.split(/\r?\n/);
    return lines.some((line) => line.trim() === proof.challenge) ? null : 'wrong-file';
  } catch (error) {
    return fileProblem(error);
  }
}

/** Looks whether the challenge is where only who controls the domain can put it. @returns what is wrong, or null */
export const lookForProof = (proof: DomainProof, sources: ProofSources): Promise<DomainProblem | null> =>
  proof.method === 'dns' ? inDns(proof, sources) : inFile(proof, sources);
