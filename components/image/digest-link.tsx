import Link from 'next/link';
import { CopyButton } from '@/components/ui/copy-button';
import { shortDigest } from '@/lib/names/digest';
import { digestPath } from '@/lib/names/paths';

/** A digest, short enough to read, whole to copy; leads to what else is known of it. */
export function DigestLink({ digest, words }: { digest: string; words: { copyDigest: string; copied: string } }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <Link
        href={digestPath(digest)}
        prefetch={false}
        title={digest}
        className="inline-block py-0.5 font-mono text-sm text-accent hover:underline"
      >
        {shortDigest(digest)}
      </Link>
      <CopyButton text={digest} label={`${words.copyDigest} ${digest}`} copiedLabel={words.copied} isSmall />
    </span>
  );
}
