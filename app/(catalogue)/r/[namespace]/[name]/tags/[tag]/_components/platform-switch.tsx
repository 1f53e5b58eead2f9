import Link from 'next/link';
import type { ImagesMessages } from '@/lib/language/en/images';
import { formatBytes } from '@/lib/language/format';
import type { TagView } from '@/lib/tags/schema';

type Image = TagView['images'][number];

/** Where an image of the tag is shown; the first of a platform is found by its name, another one by its digest. */
function hrefOf(path: string, images: readonly Image[], { platform, digest }: Image, anchor: string): string {
  const first = images.find((image) => image.platform === platform);
  return `${path}?platform=${platform !== null && first?.digest === digest ? platform : digest}${anchor}`;
}

/** The platforms of a tag, one of them shown. Links, so that each has its address and works without a script. */
export function PlatformSwitch({
  path,
  images,
  chosen,
  words,
  anchor = '#image',
}: {
  path: string;
  images: readonly Image[];
  chosen: string;
  words: ImagesMessages['platforms'];
  anchor?: string;
}) {
  return (
    <nav aria-label={words.label}>
      <ul className="flex flex-wrap gap-2">
        {images.map((image, index) => {
          const isChosen = image.digest === chosen && images.findIndex(({ digest }) => digest === chosen) === index;
          return (
            <li key={`${image.platform} ${image.digest}`}>
              <Link
                href={hrefOf(path, images, image, anchor)}
                prefetch={false}
                scroll={false}
                aria-current={isChosen ? 'true' : undefined}
                className={`block rounded-lg border px-3 py-1.5 ${isChosen ? 'border-accent bg-accent-soft text-ink' : 'border-line bg-surface-raised text-ink-soft hover:border-line-strong hover:text-ink'}`}
              >
                <span className={`block font-mono text-sm ${isChosen ? 'font-semibold' : ''}`}>
                  {image.platform ?? words.unknown}
                </span>
                <span className="block text-xs text-ink-soft tabular-nums">
                  {image.size === null ? words.absent : formatBytes(image.size)}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
