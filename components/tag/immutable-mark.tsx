import { Lock } from 'lucide-react';
import type { ImmutableTagsMessages } from '@/lib/language/en/immutable-tags';

/** Says that a tag stays on its image: in a word, with a sign. */
export function ImmutableMark({ words }: { words: Pick<ImmutableTagsMessages, 'mark' | 'markTitle'> }) {
  return (
    <span
      title={words.markTitle}
      className="inline-flex items-center gap-1 rounded border border-line px-1.5 text-xs leading-6 text-ink-soft"
    >
      <Lock aria-hidden="true" className="size-3" />
      {words.mark}
    </span>
  );
}
