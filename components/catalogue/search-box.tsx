'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { optionId, SuggestionList, type SuggestionMessages } from '@/components/catalogue/suggestion-list';
import { useSlashKey } from '@/components/catalogue/use-slash-key';
import { useSuggestions } from '@/components/catalogue/use-suggestions';
import { counted } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { digestPath, repositoryPath, searchPath } from '@/lib/names/paths';

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
  const [typing, setTyping] = useState(false);
  const [active, setActive] = useState(-1);
  if (shown !== searched) {
    setShown(searched);
    setText(searched);
  }
  useSlashKey(field);
  const offers = useSuggestions(typing ? text : '');
  const addresses = [
    ...offers.digests.map(({ digest }) => digestPath(digest)),
    ...offers.suggestions.map(repositoryPath),
  ];
  if (place === 'header' && pathname === '/') return null;

  const words = messages.common.searchBox;
  const open = typing && addresses.length > 0;
  const current = Math.min(active, addresses.length - 1);
  const close = () => {
    setTyping(false);
    setActive(-1);
  };
  const choose = (index: number) => {
    const chosen = addresses[index];
    if (!chosen) return;
    close();
    setText('');
    router.push(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && open && current >= 0) {
      event.preventDefault();
      choose(current);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setTyping(true);
      const count = addresses.length + 1; // one more than the options: the field itself
      setActive(((current + 1 + (event.key === 'ArrowDown' ? 1 : count - 1)) % count) - 1);
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
          router.push(searchPath({ q: text.trim() }));
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
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
          className={`field pr-12 ${place === 'home' ? 'min-h-13 pl-4 text-lg shadow-sm' : ''}`}
        />
        <button
          type="submit"
          aria-label={words.submit}
          title={words.shortcut}
          className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-r-lg text-ink-soft hover:text-accent"
        >
          <svg
            viewBox="0 0 24 24"
            aria-hidden="true"
            className="size-5"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          >
            <circle cx="11" cy="11" r="7" />
            <path d="m16 16 5 5" strokeLinecap="round" />
          </svg>
        </button>
      </form>
      {open ? (
        <SuggestionList
          id={listId}
          offers={offers}
          active={current}
          messages={messages}
          language={language}
          onChoose={choose}
          onPoint={setActive}
        />
      ) : null}
      <span role="status" className="sr-only">
        {open ? counted(words.found, addresses.length) : ''}
      </span>
    </search>
  );
}
