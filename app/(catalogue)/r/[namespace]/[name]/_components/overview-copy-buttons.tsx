'use client';

import { useEffect } from 'react';
import { shellCommands } from '@/components/repository/shell-commands';

const CONFIRMED_FOR = 2_000;

/** Brings the copy buttons of the rendered overview to life; without script they stay hidden. */
export function OverviewCopyButtons({ within, copied }: { within: string; copied: string }) {
  useEffect(() => {
    const overview = document.getElementById(within);
    if (!overview || !navigator.clipboard) return;
    for (const button of overview.querySelectorAll<HTMLButtonElement>('.overview-copy')) button.hidden = false;
    const copy = async ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLButtonElement>('.overview-copy') : null;
      const label = button?.textContent;
      if (!button || label === copied) return;
      await navigator.clipboard.writeText(shellCommands(button.parentElement?.querySelector('pre')?.textContent ?? ''));
      button.textContent = copied;
      setTimeout(() => {
        button.textContent = label ?? '';
      }, CONFIRMED_FOR);
    };
    overview.addEventListener('click', copy);
    return () => overview.removeEventListener('click', copy);
  }, [within, copied]);
  return null;
}
