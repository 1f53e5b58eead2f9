import { explanationLine, type TagExplanation } from '@/components/tag/explanation';

/** What each tag of a line names and how far it moves; the long explanations are on the tag's own page. */
export function LineMeaning({
  label,
  explanations,
  platforms,
}: {
  label: string;
  explanations: readonly TagExplanation[];
  platforms: readonly string[];
}) {
  return (
    <details className="disclosure">
      <summary className="text-xs">{label}</summary>
      <div className="tag-meaning">
        <dl>
          {explanations.map((explanation) => [
            <dt key={explanation.tag}>{explanation.tag}</dt>,
            <dd key={`${explanation.tag} means`}>
              {`${explanationLine(explanation)} — `}
              <i>{explanation.moves.short}</i>
            </dd>,
          ])}
        </dl>
        <p className="mt-2 font-mono text-xs leading-5 text-ink-soft">{platforms.join(' · ')}</p>
      </div>
    </details>
  );
}
