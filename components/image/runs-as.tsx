import { TriangleAlert } from 'lucide-react';
import type { ConfigView } from '@/lib/images/schema';
import { isRoot, shortened } from '@/lib/images/shown-text';
import type { ImagesMessages } from '@/lib/language/en/images';

/** Who the container's first process is; that it is root is said plainly. */
export function RunsAs({
  config: { user, os },
  words,
}: {
  config: ConfigView;
  words: ImagesMessages['configuration'];
}) {
  if (user === null && os === 'windows') return <span className="text-ink-soft">{words.windowsUser}</span>;
  if (!isRoot(user)) return <code className="font-mono text-[0.8125rem] wrap-anywhere">{shortened(user ?? '')}</code>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="inline-flex items-center gap-1.5 font-medium text-warn">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
        <code className="font-mono">{words.root}</code>
      </span>
      <span className="text-ink-soft">{user === null ? words.rootUnset : words.rootSet}</span>
    </span>
  );
}
