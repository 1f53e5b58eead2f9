import { SharedTagLines } from '@/app/(catalogue)/r/[namespace]/[name]/_components/shared-tag-lines';
import { SupportedTagLine } from '@/app/(catalogue)/r/[namespace]/[name]/_components/supported-tag-line';
import { TagLineFilter } from '@/app/(catalogue)/r/[namespace]/[name]/_components/tag-line-filter';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { tagExplainer } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-explainer';
import { FoldedList } from '@/components/tag/folded-list';
import { tagsPath } from '@/lib/names/paths';
import type { SupportedTags } from '@/lib/tags/supported-tags';

/** A list this long gets a filter. */
const FILTERED_FROM = 15;
const SIMPLE = 'simple-tags';

/** docker-library's "Supported tags and respective Dockerfile links": one line per image, in page order. */
export function SupportedTagsSection({
  loaded,
  supportedTags: { simple, shared },
}: {
  loaded: LoadedRepository;
  supportedTags: SupportedTags;
}) {
  const words = loaded.messages.repository.supported;
  const [before, code, after] = words.heading;
  const explain = tagExplainer(loaded);
  const tagCount = simple.reduce((sum, { tags }) => sum + tags.length, 0);
  return (
    <section aria-labelledby="supported-tags" className="min-w-0">
      <h2 id="supported-tags" className="mb-3 text-2xl leading-tight font-semibold">
        {before}
        <code className="rounded bg-surface-sunken px-1 font-mono text-[0.9em]">{code}</code>
        {after}
      </h2>
      {simple.length === 0 && shared.length === 0 ? (
        <>
          <p className="font-medium">{words.none}</p>
          <p className="mt-1 text-ink-soft">{words.noneText}</p>
        </>
      ) : (
        <>
          <p className="mb-4 max-w-[75ch] text-sm text-ink-soft">
            {words.intro} <span className="whitespace-nowrap">{words.lines(simple.length, tagCount)}</span>
          </p>
          {simple.length >= FILTERED_FROM ? (
            <TagLineFilter
              listIds={[SIMPLE]}
              action={tagsPath(loaded.name)}
              words={{
                label: words.filter,
                placeholder: words.filterPlaceholder,
                go: words.filterGo,
                none: words.nothing,
              }}
            />
          ) : null}
          {shared.length > 0 ? <h3 className="mb-2 font-semibold">{words.simple}</h3> : null}
          <FoldedList
            id={SIMPLE}
            moreLabel={words.more}
            items={simple.map((line) => (
              <SupportedTagLine key={line.tags.join()} line={line} loaded={loaded} explain={explain} />
            ))}
          />
          {shared.length > 0 ? <SharedTagLines shared={shared} loaded={loaded} /> : null}
        </>
      )}
    </section>
  );
}
