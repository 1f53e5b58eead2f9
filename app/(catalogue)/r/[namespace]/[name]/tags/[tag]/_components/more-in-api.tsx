import type { ImagesMessages } from '@/lib/language/en/images';
import { counted } from '@/lib/language/format';

/** That a list goes on, and where all of it is. Nothing where it is whole. */
export function MoreInApi({
  count,
  href,
  words,
}: {
  count: number;
  href: string;
  words: Pick<ImagesMessages['configuration'], 'more' | 'inApi'>;
}) {
  if (count <= 0) return null;
  return (
    <p className="mt-1 text-sm text-ink-soft">
      {counted(words.more, count)}{' '}
      <a href={href} className="text-link">
        {words.inApi}
      </a>
    </p>
  );
}
