'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type OverviewDraft, readDraft, writeDraft } from '@/lib/repositories/overview-draft';

export type TextBase = { text: string | null; etag: string; revision: number | null };

const PAUSE = 300;

/** Null without storage: it can be switched off, and then throws at every touch. */
function read(key: string): OverviewDraft | null {
  try {
    return readDraft(localStorage.getItem(key));
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function write(key: string, kept: string | null): boolean {
  try {
    if (kept === null) localStorage.removeItem(key);
    else localStorage.setItem(key, kept);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/**
 * Keeps a text that is not saved yet in the browser, and offers what a closed tab left behind. While an offer stands,
 * nothing is kept over it. `kept` is false when the browser refuses.
 */
export function useKeptDraft(key: string, text: string, base: TextBase, dirty: boolean) {
  const [offer, setOffer] = useState<OverviewDraft | null>(null);
  const [kept, setKept] = useState<boolean | null>(null);
  const own = useRef<string | null>(null);
  const latest = useRef({ text, base, dirty, offered: false });
  useEffect(() => {
    latest.current = { text, base, dirty, offered: offer !== null };
  });
  const original = useRef(base.text);

  useEffect(() => {
    const found = read(key);
    if (found && found.text !== original.current) setOffer(found);
  }, [key]);

  const keep = useCallback(() => {
    const { text, base, dirty, offered } = latest.current;
    if (offered) return;
    if (dirty && own.current !== text) {
      own.current = text;
      setKept(write(key, writeDraft(text, base, new Date())));
    } else if (!dirty && own.current !== null) {
      // Another tab may keep a draft of its own under the same key by now.
      if (read(key)?.text === own.current) write(key, null);
      own.current = null;
      setKept(null);
    }
  }, [key]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the text starts the pause anew
  useEffect(() => {
    const timer = setTimeout(keep, PAUSE);
    return () => clearTimeout(timer);
  }, [text, dirty, offer, keep]);

  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  const settle = (taken: boolean): void => {
    if (!taken) write(key, null);
    setOffer(null);
  };
  return { offer, kept, settle };
}
