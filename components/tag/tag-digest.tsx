import { CopyButton } from '@/components/ui/copy-button';
import { shortDigest } from '@/lib/names/digest';

/** A digest, short enough to read, whole to copy. */
export function TagDigest({ digest, words }: { digest: string; words: { copyDigest: string; copied: string } }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <code className="font-mono text-xs text-ink-soft" title={digest}>
        {shortDigest(digest)}
      </code>
      <CopyButton text={digest} label={`${words.copyDigest} ${digest}`} copiedLabel={words.copied} isSmall />
    </span>
  );
}
