import { type Parsed, parsed, refused } from '@/lib/names/parse-result';

export type Digest = { readonly algorithm: 'sha256' | 'sha512'; readonly hex: string };

const HEX_LENGTH = { sha256: 64, sha512: 128 } as const;

/** `sha256:<64 hex>` or `sha512:<128 hex>`, lower case, as the OCI image spec registers them. */
export function parseDigest(text: string): Parsed<Digest> {
  const [algorithm, hex, ...rest] = text.split(':');
  if ((algorithm !== 'sha256' && algorithm !== 'sha512') || hex === undefined || rest.length > 0)
    return refused(`“${text}” is not a digest: write sha256:… or sha512:….`);
  if (!/^[a-f0-9]+$/.test(hex) || hex.length !== HEX_LENGTH[algorithm])
    return refused(
      `A ${algorithm} digest has ${HEX_LENGTH[algorithm]} lower-case hexadecimal characters after the colon.`,
    );
  return parsed({ algorithm, hex });
}

export const formatDigest = ({ algorithm, hex }: Digest): string => `${algorithm}:${hex}`;

const SHORT = 12;

/** As people tell digests apart at a glance: `sha256:4bcff63911fc`. */
export function shortDigest(digest: string): string {
  const [algorithm = '', hex = ''] = digest.split(':');
  return `${algorithm}:${hex.slice(0, SHORT)}`;
}
