import Link from 'next/link';
import { AffectedComponents } from '@/app/(catalogue)/vulnerabilities/[id]/_components/affected-components';
import { SeverityMark } from '@/components/scan/severity-counts';
import { Time } from '@/components/ui/time';
import { fillIn } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import { repositoryPath, scanPath, tagPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import type { AffectedImage } from '@/lib/scans/vulnerabilities/schema';

type Props = { image: AffectedImage; messages: Messages; language: Language };

const TagLinks = ({ image: { repository }, tags }: { image: AffectedImage; tags: readonly string[] }) =>
  tags.map((tag) => (
    <Link
      key={tag}
      prefetch={false}
      href={tagPath(repository, tag)}
      className="rounded border border-line px-1.5 font-mono text-sm leading-6 text-accent wrap-anywhere hover:underline"
    >
      {tag}
    </Link>
  ));

/** One image that has the vulnerability: where it is, in what, and which tags are without it. */
export function AffectedImageItem({ image, messages, language }: Props) {
  const { repository, tags, tagCount, platform, severity, scannedAt, fixedTags, fixedTagCount } = image;
  const { vulnerability: words } = messages.findings;
  const more = (count: number) =>
    count > 0 ? <span className="text-sm text-ink-soft">{fillIn(words.moreTags, { count })}</span> : null;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-lg border border-line bg-surface-raised p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0 font-mono font-semibold wrap-anywhere">
          <Link prefetch={false} href={repositoryPath(repository)} className="hover:underline">
            {shortName(repository)}
          </Link>
        </h3>
        <SeverityMark severity={severity} words={messages.scans} />
        <span className="text-sm text-ink-soft">
          {[platform].filter(Boolean).map((text) => (
            <span key={text} className="mr-3 font-mono">
              {text}
            </span>
          ))}
          {words.scanned} <Time date={scannedAt} language={language} />
        </span>
        {tags[0] ? (
          <Link
            prefetch={false}
            href={scanPath(repository, tags[0], platform)}
            className="text-link text-sm sm:ml-auto"
          >
            {words.openScan}
            <span className="sr-only">: {`${shortName(repository)}:${tags[0]}`}</span>
          </Link>
        ) : null}
      </div>
      <p className="flex flex-wrap items-center gap-1.5">
        <TagLinks image={image} tags={tags} />
        {more(tagCount - tags.length)}
      </p>
      <AffectedComponents image={image} messages={messages} />
      {fixedTags.length > 0 ? (
        <p className="flex flex-wrap items-center gap-1.5 text-sm">
          <span className="font-semibold text-ok">{words.fixedTags}</span>
          <TagLinks image={image} tags={fixedTags} />
          {more(fixedTagCount - fixedTags.length)}
        </p>
      ) : (
        <p className="text-sm text-ink-soft">{words.noFixedTag}</p>
      )}
    </li>
  );
}
