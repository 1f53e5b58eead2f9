'use client';

import { useEffect, useRef } from 'react';
import { CodeLine } from '@/components/ui/code-line';
import { Notice } from '@/components/ui/notice';
import type { MadeAccessToken } from '@/lib/access-tokens/schema';
import type { TokenMessages } from '@/lib/language/en/tokens';

type Props = {
  made: Pick<MadeAccessToken, 'token'>;
  words: Pick<TokenMessages, 'madeTitle' | 'madeText' | 'copy' | 'done'> & { copied: string };
  onDone: () => void;
};

/** The only sight of a token or secret; it comes into view and into the focus by itself. */
export function MadeToken({ made, words, onDone }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="rounded-md focus-visible:outline-none">
      <Notice tone="warn" title={words.madeTitle}>
        <p className="mb-3 text-sm">{words.madeText}</p>
        <CodeLine code={made.token} label={words.copy} copiedLabel={words.copied} />
        <button type="button" className="button mt-3" onClick={onDone}>
          {words.done}
        </button>
      </Notice>
    </div>
  );
}
