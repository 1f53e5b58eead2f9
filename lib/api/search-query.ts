import { z } from 'zod';
import { CPU_ARCHITECTURES, EXACT, searchInput } from '@/lib/catalogue/schema';
import { LIBRARY_ARCHITECTURES, platformOfLibraryArchitecture } from '@/lib/names/platform';

const words = [...new Set([...CPU_ARCHITECTURES, ...LIBRARY_ARCHITECTURES])];

/** `arch` also takes docker-library's words: `arm64v8` means `arm64`. */
const architecture = z
  .enum(words)
  .transform((word) => CPU_ARCHITECTURES.find((known) => known === word) ?? canonical(word));

function canonical(word: string): (typeof CPU_ARCHITECTURES)[number] {
  const architecture = platformOfLibraryArchitecture(word)?.architecture;
  return CPU_ARCHITECTURES.find((known) => known === architecture) ?? 'amd64';
}

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')
  .meta(EXACT);

export const searchQuery = searchInput.extend({ arch: z.array(architecture).default([]), exact: flag });
