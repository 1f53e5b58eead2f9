import { CopyButton } from '@/components/ui/copy-button';

type Props = { label: string; copy: string; copied: string; children: string };

/** Code or data in several lines that can be copied; what is too long scrolls by itself. */
export function CodeBlock({ label, copy, copied, children }: Props) {
  return (
    <div className="relative rounded-md border border-line bg-surface-sunken">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <pre tabIndex={0} className="max-h-[40rem] overflow-auto rounded-md p-4 pr-12 font-mono text-sm leading-6">
        <code>{children}</code>
      </pre>
      <div className="absolute top-2 right-2">
        <CopyButton text={children} label={`${copy}: ${label}`} copiedLabel={copied} />
      </div>
    </div>
  );
}
