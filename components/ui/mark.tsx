/** The Plimsoll line: a circle crossed by a horizontal line. In one colour, the text's. Decorative beside the name. */
export function Mark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={className} fill="none" stroke="currentColor" strokeWidth="2">
      <circle cx="8" cy="8" r="5" />
      <path d="M0 8h16" />
    </svg>
  );
}
