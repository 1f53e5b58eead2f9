import { explanationLine, type TagExplanation } from '@/components/tag/explanation';
import { tagPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';

/** What each tag of a line names and how far it moves; the long explanations are on the tag's own page. */
export function LineMeaning({
  label,
  repository,
  explanations,
  platforms,
}: {
  label: string;
  repository: RepositoryName;
  explanations: readonly TagExplanation[];
  platforms: readonly string[];
}) {
  return (
    <details className="disclosure">
      <summary className="text-xs">{label}</summary>
      <div className="tag-meaning">
        <dl>
          {explanations.map((explanation) => [
            <dt key={explanation.tag}>
              <a href={tagPath(repository, explanation.tag)}>{explanation.tag}</a>
            </dt>,
            <dd key={`${explanation.tag} means`}>{`${explanationLine(explanation)} — ${explanation.moves.short}`}</dd>,
          ])}
        </dl>
        <p className="mt-2 font-mono text-xs leading-5 text-ink-soft">{platforms.join(' · ')}</p>
      </div>
    </details>
  );
}
