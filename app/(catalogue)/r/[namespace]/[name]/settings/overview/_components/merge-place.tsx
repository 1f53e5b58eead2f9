import { useId } from 'react';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { chosenText, MERGE_CHOICES, type MergeChoice } from '@/lib/repositories/overview-merge';

type Props = {
  place: { mine: string; theirs: string };
  title: string;
  choice: MergeChoice | undefined;
  words: OverviewEditorMessages['merge'];
  onChoose: (choice: MergeChoice) => void;
};

/** One place that both changed, and what may stay there. */
export function MergePlace({ place, title, choice, words, onChoose }: Props) {
  const name = useId();
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-2 text-sm font-semibold">{title}</legend>
      <div className="grid min-w-0 gap-2 md:grid-cols-3">
        {MERGE_CHOICES.map((option) => (
          <label
            key={option}
            className="flex min-w-0 cursor-pointer flex-col gap-2 rounded-lg border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <span className="flex items-center gap-2 text-sm font-medium">
              <input
                type="radio"
                name={name}
                checked={choice === option}
                onChange={() => onChoose(option)}
                className="size-6 shrink-0 accent-accent"
              />
              {words[option]}
            </span>
            <pre className="max-h-48 overflow-auto font-mono text-xs leading-5 whitespace-pre-wrap wrap-anywhere">
              {chosenText(place, option) || words.nothing}
            </pre>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
