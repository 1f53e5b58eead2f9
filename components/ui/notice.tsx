import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const TONES = {
  info: { Icon: Info, colours: 'border-accent bg-accent-soft', icon: 'text-accent' },
  warn: { Icon: TriangleAlert, colours: 'border-warn bg-warn-soft', icon: 'text-warn' },
  danger: { Icon: CircleAlert, colours: 'border-danger bg-danger-soft', icon: 'text-danger' },
};

/** Something to know before going on. The tone shows in the icon and the edge, and must be clear from the words too. */
export function Notice({ tone, title, children }: { tone: keyof typeof TONES; title?: string; children?: ReactNode }) {
  const { Icon, colours, icon } = TONES[tone];
  return (
    <div className={`flex gap-3 rounded-md border-l-4 px-4 py-3 ${colours}`}>
      <Icon aria-hidden="true" className={`mt-0.5 size-5 shrink-0 ${icon}`} />
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
