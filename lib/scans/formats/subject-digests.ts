import { formatDigest, parseDigest } from '@/lib/names/digest';

/** The digests of references like `ghcr.io/owner/name@sha256:…`; what has none is left out. */
export const digestsIn = (references: readonly (string | null | undefined)[]): string[] =>
  references.flatMap((reference) => {
    const digest = parseDigest((reference ?? '').slice((reference ?? '').lastIndexOf('@') + 1));
    return digest.ok ? [formatDigest(digest.value)] : [];
  });
