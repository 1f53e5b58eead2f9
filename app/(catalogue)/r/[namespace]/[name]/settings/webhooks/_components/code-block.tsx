/** Code or data in several lines; what is too long scrolls by itself. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-md border border-line bg-surface-sunken"
    >
      <pre className="p-4 font-mono text-sm leading-6">{children}</pre>
    </section>
  );
}
