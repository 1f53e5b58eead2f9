/** What went wrong, announced when it appears. */
export function ProblemNote({ text }: { text: string }) {
  return (
    <p role="alert" className={text ? 'rounded-md border-l-4 border-danger bg-danger-soft px-4 py-3' : 'sr-only'}>
      {text}
    </p>
  );
}
