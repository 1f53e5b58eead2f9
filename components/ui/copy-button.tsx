'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

const CONFIRMED_FOR = 2_000;

/** The clipboard needs https or localhost; on a plain http address the old way through a selection still works. */
async function copy(text: string, button: HTMLElement): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position:fixed;opacity:0';
  button.after(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  button.focus();
}

type Props = {
  text: string;
  /** Begins with the button's own words, where it shows any */
  label: string;
  copiedLabel: string;
  /** In a dense list; still the least size that a finger meets */
  isSmall?: boolean;
  /** Words beside the sign, where several things can be copied */
  children?: ReactNode;
};

/** Copies a text and says so, to the eye and to a screen reader. */
export function CopyButton({ text, label, copiedLabel, isSmall = false, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMED_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={copied ? copiedLabel : label}
        onClick={() => button.current && copy(text, button.current).then(() => setCopied(true), console.error)}
        className={`needs-script shrink-0 items-center justify-center gap-1.5 rounded-md hover:bg-accent-soft ${children ? 'inline-flex min-h-8 border border-line px-2 text-xs whitespace-nowrap' : `grid ${isSmall ? 'size-6' : 'size-8'}`} ${copied ? 'text-ok' : 'text-ink-soft hover:text-accent'}`}
      >
        <svg
          viewBox="0 0 24 24"
          aria-hidden="true"
          className={isSmall || children ? 'size-3.5' : 'size-4'}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d={copied ? 'M4 12l6 6L20 6' : 'M9 9h12v12H9zM5 15H3V3h12v2'} />
        </svg>
        {children}
      </button>
      <span role="status" className="sr-only">
        {copied ? copiedLabel : ''}
      </span>
    </>
  );
}
