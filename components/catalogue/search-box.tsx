'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, useId, useRef, useState, useTransition } from 'react';
import { SearchButton } from '@/components/catalogue/search-button';
import { SuggestionAnnouncement } from '@/components/catalogue/suggestion-announcement';
import { isComposing, movedTo } from '@/components/catalogue/suggestion-keys';
import { addressesOf, optionId, SuggestionList, type SuggestionMessages } from '@/components/catalogue/suggestion-list';
import { useSlashKey } from '@/components/catalogue/use-slash-key';
import { useSuggestions } from '@/components/catalogue/use-suggestions';
import type { Language } from '@/lib/names/language';
import { searchPath } from '@/lib/names/paths';

type Props = { messages: SuggestionMessages; language: Language; place: 'header' | 'home' };

/**
 * The search field: a plain GET form, and with a script an ARIA combobox that offers repositories. The home page has
 * its own in the middle, so the header's stays away there.
 */
export function SearchBox({ messages, language, place }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const searched = pathname === '/search' ? (parameters.get('q') ?? '') : '';
  const [shown, setShown] = useState(searched);
  const [text, setText] = useState(searched);
  const [going, go] = useTransition();
  const [typing, setTyping] = useState(false);
  const [composing, setComposing] = useState(false);
  // An address, no number: an answer that comes late must not put another offer under the reader's hand.
  const [active, setActive] = useState<string>();
  if (shown !== searched) {
    setShown(searched);
    setText(searched);
  }
  useSlashKey(field);
  const typed = text.trim();
  const offers = useSuggestions(typing && !composing ? text : '');
  if (place === 'header' && pathname === '/') return null;

  const words = messages.common.searchBox;
  const addresses = offers ? addressesOf(offers, typed) : [];
  const open = typing && !composing && addresses.length > 0;
  const current = active === undefined ? -1 : addresses.indexOf(active);
  const close = () => {
    setTyping(false);
    setActive(undefined);
  };
  const choose = (index: number) => {
    const chosen = addresses[index];
    if (!chosen) return;
    close();
    if (index < addresses.length - 1) setText('');
    go(() => router.push(chosen));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const next = open ? movedTo(event.key, current, addresses.length) : undefined;
    if (next !== undefined) {
      event.preventDefault();
      setActive(addresses[next]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setTyping(true);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && open && current >= 0) {
      event.preventDefault();
      choose(current);
    }
  };
  return (
    <search className="relative block w-full">
      <form
        action="/search"
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          close();
          go(() => router.push(searchPath({ q: typed })));
        }}
      >
        <input
          ref={field}
          type="search"
          name="q"
          value={text}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          role="combobox"
          aria-label={words.label}
          aria-keyshortcuts="/"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open && current >= 0 ? optionId(listId, current) : undefined}
          placeholder={words.placeholder}
          onChange={(event) => {
            setText(event.target.value);
            setTyping(true);
            setActive(undefined);
          }}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onKeyDown}
          onBlur={close}
          className={`field pr-12 ${place === 'home' ? 'min-h-13 pl-4 text-lg shadow-sm' : ''}`}
        />
        <SearchButton busy={going} words={words} />
      </form>
      {open && offers ? (
        <SuggestionList
          id={listId}
          offers={offers}
          typed={typed}
          active={current}
          messages={messages}
          language={language}
          onChoose={choose}
          onPoint={(index) => setActive(addresses[index])}
        />
      ) : null}
      <SuggestionAnnouncement offers={open ? offers : undefined} words={words} />
    </search>
  );
}
