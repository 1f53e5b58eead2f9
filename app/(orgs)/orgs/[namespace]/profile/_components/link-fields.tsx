'use client';

import { Plus, Trash2 } from 'lucide-react';
import { faultOf } from '@/components/form/field';
import type { OrganisationMessages } from '@/lib/language/en/organisations';
import { fillIn } from '@/lib/language/format';
import { MAX_LINKS } from '@/lib/publishers/profile-schema';

/** `key` tells rows apart while they are edited; it is not sent. */
export type EditedLink = { key: number; text: string; url: string };

type Props = {
  links: EditedLink[];
  onChange: (links: EditedLink[]) => void;
  words: OrganisationMessages['profile'];
  error: unknown;
};

/** Links with a text and an address each, to be added and removed. */
export function LinkFields({ links, onChange, words, error }: Props) {
  const change = (key: number, more: Partial<EditedLink>) =>
    onChange(links.map((link) => (link.key === key ? { ...link, ...more } : link)));
  const add = () => onChange([...links, { key: Math.max(0, ...links.map(({ key }) => key)) + 1, text: '', url: '' }]);
  return (
    <fieldset className="grid gap-3">
      <legend className="text-sm font-medium">{words.links}</legend>
      <p className="text-sm text-ink-soft">{fillIn(words.linksHint, { max: MAX_LINKS })}</p>
      {links.map((link, index) => {
        const number = index + 1;
        const name = fillIn(words.link, { number });
        const fault = faultOf(error, `links.${index}.url`) ?? faultOf(error, `links.${index}.text`);
        return (
          <div key={link.key} className="grid gap-1">
            <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto]">
              <input
                className="field"
                aria-label={`${name}: ${words.linkText}`}
                placeholder={words.linkText}
                value={link.text}
                onChange={(event) => change(link.key, { text: event.target.value })}
                maxLength={60}
                required
              />
              <input
                className="field col-span-2 row-start-2 sm:col-span-1 sm:row-start-auto"
                type="url"
                aria-label={`${name}: ${words.linkUrl}`}
                placeholder="https://"
                value={link.url}
                onChange={(event) => change(link.key, { url: event.target.value })}
                maxLength={500}
                required
              />
              <button
                type="button"
                className="button px-3"
                aria-label={fillIn(words.removeLink, { number })}
                title={fillIn(words.removeLink, { number })}
                onClick={() => onChange(links.filter(({ key }) => key !== link.key))}
              >
                <Trash2 aria-hidden="true" className="size-4" />
              </button>
            </div>
            {fault ? <p className="text-sm text-danger">{fault}</p> : null}
          </div>
        );
      })}
      {links.length < MAX_LINKS ? (
        <button type="button" className="button justify-self-start" onClick={add}>
          <Plus aria-hidden="true" className="size-4" />
          {words.addLink}
        </button>
      ) : null}
    </fieldset>
  );
}
