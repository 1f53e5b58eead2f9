import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { FoldedList } from '@/components/tag/folded-list';
import { TagChips } from '@/components/tag/tag-chips';
import type { SupportedTags } from '@/lib/tags/supported-tags';

/** Tags that stand for several images, one per platform: `t1, t2:` and the first tag of each member. */
export function SharedTagLines({ shared, loaded }: { shared: SupportedTags['shared']; loaded: LoadedRepository }) {
  const words = loaded.messages.repository.supported;
  return (
    <>
      <h3 className="mt-6 mb-1 font-semibold">{words.shared}</h3>
      <p className="mb-2 max-w-[75ch] text-sm text-ink-soft">{words.sharedIntro}</p>
      <FoldedList
        moreLabel={words.more}
        items={shared.map(({ tags, members }) => (
          <li key={tags.join()} className="tag-line">
            <p className="leading-loose">
              <TagChips tags={tags} />
              <span className="text-ink-soft">:</span>
            </p>
            <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 pl-4">
              {members.map(({ tag, url }) => (
                <li key={tag} className="text-sm">
                  {url ? (
                    <a href={url} rel="nofollow noopener noreferrer" className="tag-link">
                      <TagChips tags={[tag]} />
                    </a>
                  ) : (
                    <TagChips tags={[tag]} />
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      />
    </>
  );
}
