import { NamedList } from '@/app/(catalogue)/r/[namespace]/[name]/settings/tags/_components/named-list';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import { counted, fillIn, formatBytes } from '@/lib/language/format';
import { groupBy } from '@/lib/names/group-by';
import type { DeletionView, Kept } from '@/lib/registry-sync/deletion-schema';
import { compareTags } from '@/lib/tags/compare-tags';

const shortDigest = (digest: string): string => digest.slice(0, 19);

/** `1.0` is immutable …, with the tag or index it is because of. */
export function keptSentence({ tag, digest, reason, because }: Kept, { preview }: DeletionMessages): string {
  const name = tag ?? shortDigest(digest ?? '');
  const cause = because
    ? ` ${fillIn(preview.with, { name: because.includes(':') ? shortDigest(because) : because })}`
    : '';
  return `${name} ${preview.because[reason]}${cause}`;
}

/** What would go, what stays and why, and how much becomes free. */
export function DeletionPreview({
  plan,
  words: { preview, ...words },
}: {
  plan: DeletionView;
  words: DeletionMessages;
}) {
  const { tags, images, kept, freedBytes } = plan;
  const parts = groupBy(
    images.flatMap((image) => image.parts),
    ({ kind }) => kind,
  );
  const belongs = [...parts].map(([kind, some]) => counted(preview.parts[kind], some.length)).join(', ');
  const untagged = images.filter((image) => image.tags.length === 0).map(({ digest }) => shortDigest(digest));
  const isNothing = tags.length + images.length === 0;
  return (
    <div className="grid gap-3 text-sm">
      {isNothing ? (
        <p>{preview.nothing}</p>
      ) : (
        <ul className="grid gap-1">
          {tags.length > 0 ? <li className="font-medium">{counted(preview.tags, tags.length)}</li> : null}
          <li className={images.length > 0 ? 'font-medium' : ''}>
            {images.length > 0 ? counted(preview.images, images.length) : preview.noImages}
            {belongs ? <span className="font-normal text-ink-soft"> ({belongs})</span> : null}
          </li>
          {images.length > 0 ? (
            <li>
              <span className="font-medium">{fillIn(preview.freed, { size: formatBytes(freedBytes) })}</span>{' '}
              <span className="text-ink-soft">{preview.freedHint}</span>
            </li>
          ) : null}
        </ul>
      )}
      <NamedList title={preview.list} names={tags.map(({ name }) => name).sort(compareTags)} more={preview.more} />
      <NamedList title={preview.digests} names={untagged} more={preview.more} />
      <NamedList
        title={counted(preview.kept, kept.length)}
        names={kept.map((entry) => keptSentence(entry, { preview, ...words }))}
        more={preview.more}
        isText
      />
    </div>
  );
}
