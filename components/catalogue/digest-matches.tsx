import Link from 'next/link';
import { Notice } from '@/components/ui/notice';
import type { DigestFound } from '@/lib/images/digest-schema';
import type { CommonMessages } from '@/lib/language/en/common';
import type { DigestMessages } from '@/lib/language/en/digests';
import { fillIn } from '@/lib/language/format';
import { digestPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

type Props = {
  prefix: string;
  found: readonly DigestFound[];
  words: DigestMessages;
  common: Pick<CommonMessages, 'digestKinds' | 'searchBox'>;
};

/** Of a search for a digest: the images that begin so, or that there are none. */
export function DigestMatches({ prefix, found, words, common }: Props) {
  const shown = fillIn(found.length > 0 ? words.inSearch : words.noneInSearch, { prefix });
  return (
    <Notice tone="info">
      <p className="wrap-anywhere">{shown}</p>
      {found.length > 0 ? (
        <ul className="mt-2 grid gap-1">
          {found.map(({ digest, kind, platform, repository }) => (
            <li key={digest} className="text-sm">
              <Link href={digestPath(digest)} prefetch={false} className="text-link font-mono wrap-anywhere">
                {digest}
              </Link>{' '}
              <span className="text-ink-soft">
                {platform ?? common.digestKinds[kind ?? 'absent']}{' '}
                {fillIn(common.searchBox.inRepository, { repository: shortName(repository) })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
