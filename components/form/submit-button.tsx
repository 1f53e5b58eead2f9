import type { ReactNode } from 'react';

type Props = {
  busy: boolean;
  children: ReactNode;
  /** For what cannot be taken back. */
  danger?: boolean;
  disabled?: boolean;
};

/** Sends its form; while that runs it cannot be pressed again, and says so. */
export function SubmitButton({ busy, children, danger = false, disabled = false }: Props) {
  return (
    <button
      type="submit"
      disabled={busy || disabled}
      aria-busy={busy}
      className={`button justify-self-start disabled:opacity-60 ${danger ? 'button-danger' : 'button-primary'}`}
    >
      {children}
    </button>
  );
}
