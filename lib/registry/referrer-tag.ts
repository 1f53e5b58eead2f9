export type ReferrerKind = 'index' | 'signature' | 'attestation' | 'sbom';

const SUFFIXES: Readonly<Record<string, ReferrerKind>> = {
  '': 'index',
  '.sig': 'signature',
  '.att': 'attestation',
  '.sbom': 'sbom',
};
const SHAPE = /^(sha256|sha512)-([a-f0-9]{64}|[a-f0-9]{128})(\.[a-z]+)?$/;

/**
 * A tag that is no image but belongs to one: `sha256-<hex>` holds the referrers of a digest where a registry has no
 * referrers API (OCI distribution spec 1.1, "Referrers Tag Schema"), `.sig`, `.att` and `.sbom` are cosign's.
 */
export function parseReferrerTag(tag: string): { subject: string; kind: ReferrerKind } | undefined {
  const [, algorithm, hex, suffix = ''] = SHAPE.exec(tag) ?? [];
  const kind = SUFFIXES[suffix];
  if (algorithm === undefined || hex === undefined || kind === undefined) return undefined;
  return (algorithm === 'sha256') === (hex.length === 64) ? { subject: `${algorithm}:${hex}`, kind } : undefined;
}

/** The tags at which to look for what belongs to a digest. */
export const referrerTagsOf = (digest: string): readonly string[] =>
  Object.keys(SUFFIXES).map((suffix) => digest.replace(':', '-') + suffix);
