'use client';

import { type ReactNode, useId, useRef, useState } from 'react';
import { TypedName } from '@/components/form/typed-name';

type Props = {
  /** On the button that opens the question. */
  trigger: string;
  /** Its name where that alone would not say what it is about; begins with what stands on it. */
  triggerLabel?: string;
  title: string;
  /** What will happen, in sentences. */
  children: ReactNode;
  /** Must be typed before the button works; leave out for what can be undone. */
  name?: string;
  words: { typeName: string; cancel: string };
  confirm: string;
  busy: boolean;
  /** False for what does no harm, but deserves a thought. */
  danger?: boolean;
  /** Shown inside, while the question is open. */
  problem?: ReactNode;
  onConfirm: () => void;
};

/** A question before something that cannot simply be taken back, in a native modal dialog. */
export function ConfirmByName({
  trigger,
  triggerLabel,
  title,
  children,
  name,
  words,
  confirm,
  busy,
  danger = true,
  problem,
  onConfirm,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-label={triggerLabel}
        className={`button ${danger ? 'button-danger' : ''}`}
        onClick={() => dialog.current?.showModal()}
      >
        {trigger}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-title`}
        onClose={() => setTyped('')}
        className="m-auto w-full max-w-lg rounded-xl border border-line bg-surface-raised p-6 text-ink shadow-xl backdrop:bg-black/50"
      >
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            onConfirm();
          }}
        >
          <h2 id={`${id}-title`} className="text-lg font-semibold">
            {title}
          </h2>
          <div className="grid gap-2 text-sm">{children}</div>
          {name ? <TypedName label={words.typeName} name={name} value={typed} onChange={setTyped} /> : null}
          {problem}
          <div className="flex flex-wrap justify-end gap-2">
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {words.cancel}
            </button>
            <button
              type="submit"
              className={`button ${danger ? 'button-danger' : 'button-primary'} disabled:opacity-60`}
              disabled={busy || (name !== undefined && typed !== name)}
            >
              {confirm}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
