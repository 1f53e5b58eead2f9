import type { ComponentProps, ReactNode } from 'react';
import { Field, faultOf } from '@/components/form/field';

type Props = Omit<ComponentProps<'input'>, 'name'> & {
  name: string;
  label: string;
  hint?: ReactNode;
  /** Of the form's last try: a fault of this field is shown at it. */
  error?: unknown;
};

/** One line of text. Names, tokens and codes are set in the monospace type with `className="font-mono"`. */
export function TextField({ label, hint, error, className = '', ...input }: Props) {
  return (
    <Field label={label} hint={hint} fault={faultOf(error, input.name)}>
      {(attributes) => <input {...attributes} className={`field ${className}`} {...input} />}
    </Field>
  );
}

type AreaProps = Omit<ComponentProps<'textarea'>, 'name'> & Pick<Props, 'name' | 'label' | 'hint' | 'error'>;

export function TextArea({ label, hint, error, className = '', ...area }: AreaProps) {
  return (
    <Field label={label} hint={hint} fault={faultOf(error, area.name)}>
      {(attributes) => <textarea {...attributes} className={`field ${className}`} rows={4} {...area} />}
    </Field>
  );
}

type SelectProps = Omit<ComponentProps<'select'>, 'name'> & Pick<Props, 'name' | 'label' | 'hint' | 'error'>;

export function SelectField({ label, hint, error, className = '', children, ...select }: SelectProps) {
  return (
    <Field label={label} hint={hint} fault={faultOf(error, select.name)}>
      {(attributes) => (
        <select {...attributes} className={`field ${className}`} {...select}>
          {children}
        </select>
      )}
    </Field>
  );
}
