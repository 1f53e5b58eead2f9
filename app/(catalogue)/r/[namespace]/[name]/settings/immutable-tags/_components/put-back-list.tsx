import Link from 'next/link';
import { Time } from '@/components/ui/time';
import type { ImmutableTagsMessages } from '@/lib/language/en/immutable-tags';
import { fillIn } from '@/lib/language/format';
import { shortDigest } from '@/lib/names/digest';
import type { Language } from '@/lib/names/language';
import { digestPath, tagPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { PutBackView } from '@/lib/repositories/immutable-tags-schema';

type Props = {
  repository: RepositoryName;
  putBacks: readonly PutBackView[];
  words: ImmutableTagsMessages;
  language: Language;
};

function Digest({ label, digest }: { label: string; digest: string }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-soft">{label}</dt>
      <dd>
        <Link href={digestPath(digest)} className="text-link font-mono" title={digest}>
          {shortDigest(digest)}
        </Link>
      </dd>
    </div>
  );
}

/** Pushes to immutable tags that were undone: which tag, when, by whom, and the two images. */
export function PutBackList({ repository, putBacks, words, language }: Props) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {putBacks.map(({ tag, pushed, pushedBy, kept, putBack, at }) => (
        <li key={`${tag} ${at}`} className="grid gap-1 py-3 text-sm">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link href={tagPath(repository, tag)} className="text-link font-mono font-semibold wrap-anywhere">
              {tag}
            </Link>
            <span className="text-ink-soft">
              <Time date={at} language={language} />
            </span>
          </p>
          <p className={putBack ? '' : 'text-danger'}>
            {fillIn(putBack ? words.undoneText : words.lostText, { by: pushedBy ?? words.somebody })}
          </p>
          <dl className="flex flex-wrap gap-x-6 gap-y-1">
            <Digest label={words.pushedImage} digest={pushed} />
            <Digest label={putBack ? words.keptImage : words.lostImage} digest={kept} />
          </dl>
        </li>
      ))}
    </ul>
  );
}
