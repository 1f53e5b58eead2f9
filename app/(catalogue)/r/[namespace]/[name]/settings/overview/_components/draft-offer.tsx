import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { fillIn, relativeTime } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';

type Props = {
  savedAt: string;
  stale: boolean;
  language: Language;
  words: OverviewEditorMessages['draft'];
  onResume: () => void;
  onDiscard: () => void;
};

/** What a closed tab left behind. */
export function DraftOffer({ savedAt, stale, language, words, onResume, onDiscard }: Props) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-between gap-3 rounded-md border-l-4 border-accent bg-accent-soft px-4 py-3"
    >
      <p>
        {fillIn(words.offer, { when: relativeTime(language, savedAt, new Date()) })} {stale ? words.stale : null}
      </p>
      <p className="flex flex-wrap gap-2">
        <button type="button" className="button button-primary" onClick={onResume}>
          {words.resume}
        </button>
        <button type="button" className="button" onClick={onDiscard}>
          {words.discard}
        </button>
      </p>
    </div>
  );
}
