import Link from 'next/link';
import { HolderHistory } from '@/app/(catalogue)/digests/[digest]/_components/holder-history';
import { CodeLine } from '@/components/ui/code-line';
import type { DigestHolder as Holder } from '@/lib/images/digest-schema';
import type { DigestMessages } from '@/lib/language/en/digests';
import { fillIn, formatInstant } from '@/lib/language/format';
import { shortDigest } from '@/lib/names/digest';
import type { Language } from '@/lib/names/language';
import { digestPath, repositoryPath, tagPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

type Props = { holder: Holder; command: string | null; words: DigestMessages; language: Language };

function pushedLine({ pushedAt, pushedBy }: Holder, words: DigestMessages, language: Language): string | null {
  if (pushedAt === null) return null;
  const date = formatInstant(language, pushedAt);
  return fillIn(pushedBy === null ? words.pushedByNobody : words.pushed, { date, by: pushedBy ?? '' });
}

/** A repository that has or had the image: its tags on it now, and when others were. */
export function DigestHolder({ holder, command, words, language }: Props) {
  const { tags, tagCount, indexes, history, present } = holder;
  const isHere = present || tagCount > 0 || indexes.length > 0;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-xl border border-line bg-surface-raised p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="min-w-0 font-mono text-lg font-semibold wrap-anywhere">
          <Link href={repositoryPath(holder)} prefetch={false} className="hover:text-accent hover:underline">
            {shortName(holder)}
          </Link>
        </h3>
        <p className="text-sm text-ink-soft">{pushedLine(holder, words, language)}</p>
      </div>
      {isHere ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
          <span className="text-ink-soft">{tagCount > 0 ? words.tagsNow : words.untagged}</span>
          {tags.map((tag) => (
            <Link
              key={tag}
              href={tagPath(holder, tag)}
              prefetch={false}
              className="rounded bg-surface-sunken px-1.5 font-mono leading-6 wrap-anywhere text-accent hover:underline"
            >
              {tag}
            </Link>
          ))}
          {tagCount > tags.length ? <span>{fillIn(words.moreTags, { count: tagCount - tags.length })}</span> : null}
        </div>
      ) : (
        <p className="text-sm text-ink-soft">{words.gone}</p>
      )}
      {indexes.length > 0 ? (
        <p className="flex flex-wrap gap-x-3 text-sm">
          <span className="text-ink-soft">{words.indexes}</span>
          {indexes.map((index) => (
            <Link key={index} href={digestPath(index)} prefetch={false} title={index} className="text-link font-mono">
              {shortDigest(index)}
            </Link>
          ))}
        </p>
      ) : null}
      {command ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <p className="text-sm text-ink-soft">{words.pinned}</p>
          <CodeLine code={command} label={words.copyPinned} copiedLabel={words.copied} />
        </div>
      ) : null}
      {history.length > 0 ? (
        <div className="grid gap-2">
          <h4 className="text-sm font-medium">{words.history}</h4>
          <HolderHistory holder={holder} words={words} language={language} />
        </div>
      ) : null}
    </li>
  );
}
