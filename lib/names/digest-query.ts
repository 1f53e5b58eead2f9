const SHORTEST = 12;
const LONGEST = { sha256: 64, sha512: 128 } as const;
const SHAPE = /^(?:(sha256|sha512):)?([a-f0-9]+)$/;

/**
 * What somebody pastes to find an image, as the beginning of a digest: `sha256:…`, a name before it (`nginx@sha256:…`),
 * the hexadecimal characters alone, or at least the first twelve of them. Undefined for any other text.
 */
export function parseDigestQuery(text: string): string | undefined {
  const [, algorithm = 'sha256', hex = ''] = SHAPE.exec(text.trim().toLowerCase().split('@').at(-1) ?? '') ?? [];
  if (hex.length < SHORTEST || hex.length > LONGEST[algorithm === 'sha512' ? 'sha512' : 'sha256']) return undefined;
  return `${algorithm}:${hex}`;
}
