import type { ImagesMessages } from '@/lib/language/en/images';
import { formatBytes } from '@/lib/language/format';

const percentOf = (share: number): string => {
  const percent = share * 100;
  return percent > 0 && percent < 0.1 ? '< 0.1 %' : `${percent.toFixed(percent < 10 ? 1 : 0)} %`;
};

/** A layer's size, and its part of the whole as a small bar. */
export function LayerShare({ size, share, words }: { size: number; share: number; words: ImagesMessages['layers'] }) {
  return (
    <span className="col-start-2 flex items-center gap-2 sm:col-start-3 sm:block sm:text-right">
      <span className="text-sm whitespace-nowrap tabular-nums">{formatBytes(size)}</span>
      <span className="sr-only">, {words.share(percentOf(share))}</span>
      <span
        aria-hidden="true"
        title={words.share(percentOf(share))}
        className="block h-1.5 w-24 overflow-hidden rounded-full bg-surface-sunken sm:mt-1 sm:ml-auto sm:w-full"
      >
        <span className="block h-full rounded-full bg-accent" style={{ width: `${(share * 100).toFixed(2)}%` }} />
      </span>
    </span>
  );
}
