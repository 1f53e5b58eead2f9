import Link from 'next/link';
import type { DigestView } from '@/lib/images/digest-schema';
import type { DigestMessages } from '@/lib/language/en/digests';
import { shortDigest } from '@/lib/names/digest';
import { digestPath } from '@/lib/names/paths';

/** The images that an index lists, each with its own digest. */
export function DigestPlatforms({ images, words }: { images: DigestView['images']; words: DigestMessages }) {
  return (
    <section aria-labelledby="platforms">
      <h2 id="platforms" className="text-lg font-semibold">
        {words.platforms}
      </h2>
      <ul className="mt-2 grid gap-x-8 border-t border-line sm:grid-cols-2">
        {images.map(({ digest, platform }) => (
          <li
            key={digest}
            className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-2 text-sm"
          >
            <span className="font-mono">{platform ?? words.unknownPlatform}</span>
            <Link href={digestPath(digest)} prefetch={false} title={digest} className="text-link font-mono">
              {shortDigest(digest)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
