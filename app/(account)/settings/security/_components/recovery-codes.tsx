'use client';

import { useEffect, useRef } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import type { AccountSettingsMessages } from '@/lib/language/en/account-settings';

type Props = { words: AccountSettingsMessages['secondFactor']; codes: readonly string[]; onKept: () => void };

/** Shown once; whoever reads with a screen reader is taken here. */
export function RecoveryCodes({ words, codes, onKept }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid gap-4">
      <h3 ref={heading} tabIndex={-1} className="font-semibold focus-visible:outline-none">
        {words.codesTitle}
      </h3>
      <p className="max-w-[65ch] text-sm">{words.codesLead}</p>
      <div className="flex items-start gap-2 rounded-md bg-surface-sunken p-4">
        <ul className="grid grow gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton text={codes.join('\n')} label={words.copy} copiedLabel={words.copied} />
      </div>
      <button type="button" className="button button-primary justify-self-start" onClick={onKept}>
        {words.kept}
      </button>
    </div>
  );
}
