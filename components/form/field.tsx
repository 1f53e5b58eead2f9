import { type ReactNode, useId } from 'react';
import { ApiError } from '@/lib/api/client';

/** The reason the API gave for refusing a field, if it did. */
export const faultOf = (error: unknown, name: string): string | undefined =>
  error instanceof ApiError ? error.fields.find((field) => field.name === name)?.reason : undefined;

type ControlAttributes = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };
type Props = {
  label: string;
  /** What to enter, in a sentence. */
  hint?: ReactNode;
  fault?: string | undefined;
  children: (attributes: ControlAttributes) => ReactNode;
};

/** A control with its label, its hint and what is wrong with it, tied together for screen readers. */
export function Field({ label, hint, fault, children }: Props) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(fault ? { 'aria-invalid': true } : {}),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {fault ? (
        <p id={`${id}-fault`} className="text-sm text-danger">
          {fault}
        </p>
      ) : null}
    </div>
  );
}
