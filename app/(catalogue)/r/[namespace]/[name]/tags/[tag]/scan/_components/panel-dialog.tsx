'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';

/**
 * What an address opens over the page, as a modal dialog; without a script it stands in the page, with a link that
 * closes it.
 */
export function PanelDialog({
  labelledBy,
  closeHref,
  closeLabel,
  children,
}: {
  labelledBy: string;
  closeHref: string;
  closeLabel: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  useEffect(() => {
    const { current } = dialog;
    if (!current || current.matches(':modal')) return;
    current.close();
    current.showModal();
  }, []);
  const leave = () => router.push(closeHref, { scroll: false });
  const close = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    dialog.current?.close(); // gives the focus back to the link that opened it
    leave();
  };
  return (
    <dialog ref={dialog} open aria-labelledby={labelledBy} onCancel={leave} className="scan-panel">
      <a href={closeHref} onClick={close} aria-label={closeLabel} title={closeLabel} className="scan-panel-close">
        <X aria-hidden="true" className="size-5" />
      </a>
      {children}
    </dialog>
  );
}
