import { escapeFilter } from 'ldapts';

/** A text as an attribute value inside a distinguished name: RFC 4514 §2.4. */
export function escapeDnValue(text: string): string {
  const last = text.length - 1;
  return text
    .split('')
    .map((character, index) => {
      if (character === '\0') return '\\00';
      if (/[,+"\\<>;=]/.test(character)) return `\\${character}`;
      if (index === 0 && /[# ]/.test(character)) return `\\${character}`;
      return index === last && character === ' ' ? '\\ ' : character;
    })
    .join('');
}

/** A text as an assertion value inside a search filter: RFC 4515 §3. */
export const escapeFilterValue = (text: string): string => escapeFilter`${text}`;

/** Fills `{username}` and `{dn}` places of a template, each value escaped; other braces stay. One pass: values are never filled again. */
export const fillTemplate = (
  template: string,
  values: Readonly<Record<string, string>>,
  escapeValue: (text: string) => string,
): string =>
  template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? escapeValue(values[name] ?? '') : place,
  );
