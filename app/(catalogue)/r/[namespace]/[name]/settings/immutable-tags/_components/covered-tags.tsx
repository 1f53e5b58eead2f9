import { Lock } from 'lucide-react';
import type { ImmutableTagsMessages } from '@/lib/language/en/immutable-tags';
import { counted, fillIn } from '@/lib/language/format';
import type { ImmutableTagsPreview } from '@/lib/repositories/immutable-tags-schema';

const SHOWN = 40;

function summary({ covered, total }: ImmutableTagsPreview, words: ImmutableTagsMessages): string {
  if (total === 0) return words.noTags;
  return covered === 0 ? words.coversNothing : fillIn(counted(words.covers, covered), { total });
}

/** What a rule covers among the tags that are there: how many, and which. */
export function CoveredTags({ preview, words }: { preview: ImmutableTagsPreview; words: ImmutableTagsMessages }) {
  const shown = preview.tags.slice(0, SHOWN);
  const more = preview.total - shown.length;
  return (
    <>
      <p role="status" className="text-sm">
        {summary(preview, words)}
      </p>
      {shown.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {shown.map(({ name, immutable }) => (
            <li
              key={name}
              className={`inline-flex items-center gap-1 rounded px-1.5 font-mono text-sm leading-6 wrap-anywhere ${immutable ? 'bg-accent-soft text-ink' : 'border border-dashed border-line text-ink-soft'}`}
            >
              {immutable ? <Lock aria-hidden="true" className="size-3 shrink-0 text-accent" /> : null}
              {name}
              <span className="sr-only">: {immutable ? words.mark : words.canMove}</span>
            </li>
          ))}
          {more > 0 ? <li className="text-sm leading-6 text-ink-soft">{fillIn(words.more, { count: more })}</li> : null}
        </ul>
      ) : null}
    </>
  );
}
