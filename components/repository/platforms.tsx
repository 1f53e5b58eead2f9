import type { RepositoryMessages } from '@/lib/language/en/repository';
import { formatPlatform, platformOfLibraryArchitecture } from '@/lib/names/platform';

/** docker-library's architecture word as an OCI platform; a word it does not use stays as it is. */
export function platformText(word: string): string {
  const platform = platformOfLibraryArchitecture(word);
  return platform ? formatPlatform(platform) : word;
}

/** Architectures as OCI platforms, each with docker-library's own word for it in the title. */
export function Platforms({
  architectures,
  words,
}: {
  architectures: readonly string[];
  words: RepositoryMessages['facts'];
}) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {architectures.map((word) => (
        <li
          key={word}
          title={words.architectureWord(word)}
          className="rounded bg-surface-sunken px-1.5 font-mono text-xs leading-6 whitespace-nowrap"
        >
          {platformText(word)}
        </li>
      ))}
    </ul>
  );
}
