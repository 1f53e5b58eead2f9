import { type Parsed, parsed, refused } from '@/lib/names/parse-result';

/** An OCI platform: `linux/arm64/v8`. Values are GOOS and GOARCH names (OCI image spec, "image index"). */
export type Platform = { readonly os: string; readonly architecture: string; readonly variant?: string };

const PART = /^[a-z0-9][a-z0-9._]*$/;

export function parsePlatform(text: string): Parsed<Platform> {
  const [os, architecture, variant, ...rest] = text.split('/');
  const parts = [os, architecture, ...(variant === undefined ? [] : [variant])];
  if (rest.length > 0 || !parts.every((part) => part !== undefined && PART.test(part)))
    return refused(
      `“${text}” is not a platform: write os/architecture or os/architecture/variant, as in linux/arm64/v8.`,
    );
  return parsed({ os: os as string, architecture: architecture as string, ...(variant ? { variant } : {}) });
}

export const formatPlatform = ({ os, architecture, variant }: Platform): string =>
  [os, architecture, variant].filter(Boolean).join('/');

/** docker-library's architecture words (bashbrew `architecture` package) as OCI platforms. */
const BASHBREW: ReadonlyMap<string, Platform> = new Map([
  ['amd64', { os: 'linux', architecture: 'amd64' }],
  ['arm32v5', { os: 'linux', architecture: 'arm', variant: 'v5' }],
  ['arm32v6', { os: 'linux', architecture: 'arm', variant: 'v6' }],
  ['arm32v7', { os: 'linux', architecture: 'arm', variant: 'v7' }],
  ['arm64v8', { os: 'linux', architecture: 'arm64', variant: 'v8' }],
  ['i386', { os: 'linux', architecture: '386' }],
  ['loong64', { os: 'linux', architecture: 'loong64' }],
  ['mips64le', { os: 'linux', architecture: 'mips64le' }],
  ['ppc64le', { os: 'linux', architecture: 'ppc64le' }],
  ['riscv64', { os: 'linux', architecture: 'riscv64' }],
  ['s390x', { os: 'linux', architecture: 's390x' }],
  ['windows-amd64', { os: 'windows', architecture: 'amd64' }],
]);

/** docker-library's architecture words. */
export const LIBRARY_ARCHITECTURES = [...BASHBREW.keys()];

/** `arm64v8` → `linux/arm64/v8`; undefined for a word docker-library does not use. */
export const platformOfLibraryArchitecture = (word: string): Platform | undefined => BASHBREW.get(word);

/** `linux/arm64/v8`, or without the variant where there is only one → `arm64v8`; undefined where docker-library has no word. */
export function libraryArchitectureOf({ os, architecture, variant }: Platform): string | undefined {
  const usual = architecture === 'arm64' ? 'v8' : architecture === 'arm' ? 'v7' : undefined;
  const wanted = formatPlatform({ os, architecture, ...((variant ?? usual) ? { variant: variant ?? usual } : {}) });
  return LIBRARY_ARCHITECTURES.find((word) => {
    const platform = BASHBREW.get(word);
    return platform !== undefined && formatPlatform(platform) === wanted;
  });
}
