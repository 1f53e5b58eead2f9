import { ApiError } from '@/lib/api/client';

/** What went wrong with what a form sent, announced to screen readers when it appears. */
export function FormProblem({ error, failed }: { error: unknown; failed: string }) {
  const text = error instanceof ApiError ? error.message : error ? failed : '';
  return (
    <p
      role="alert"
      className={text ? 'rounded-md border-l-4 border-danger bg-danger-soft px-4 py-3 text-sm' : 'sr-only'}
    >
      {text}
    </p>
  );
}
