import { CopyButton } from '@/components/ui/copy-button';

/** A command on one line that scrolls by itself, with a button that copies it. */
export function CodeLine({ code, label, copiedLabel }: { code: string; label: string; copiedLabel: string }) {
  return (
    <div className="flex items-center gap-1 rounded-md border border-line bg-surface-sunken py-1 pr-1 pl-3">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <code tabIndex={0} className="min-w-0 grow overflow-x-auto py-1 font-mono text-sm whitespace-nowrap">
        {code}
      </code>
      <CopyButton text={code} label={label} copiedLabel={copiedLabel} />
    </div>
  );
}
