import type { ImmutableTagsMessages } from '@/lib/language/en/immutable-tags';

/** Patterns that most people need, to copy from. */
export function PatternExamples({ words }: { words: ImmutableTagsMessages }) {
  const examples = [
    ['v?\\d+\\.\\d+\\.\\d+', words.exampleVersions],
    ['release-.*', words.exampleReleases],
    ['[0-9a-f]{7,40}', words.exampleSnapshots],
  ] as const;
  return (
    <div className="text-sm">
      <p className="font-medium">{words.examples}</p>
      <ul className="mt-1 grid gap-1 text-ink-soft">
        {examples.map(([pattern, meaning]) => (
          <li key={pattern}>
            <code className="rounded bg-surface-sunken px-1.5 font-mono leading-6 text-ink">{pattern}</code> {meaning}
          </li>
        ))}
      </ul>
    </div>
  );
}
